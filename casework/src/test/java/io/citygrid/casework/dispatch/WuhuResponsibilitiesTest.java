package io.citygrid.casework.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.ResponsibilityList;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wuhu's responsibility list leaves no category and no township without exactly one department. */
class WuhuResponsibilitiesTest {
  @Test
  void everyCategoryHasOneDepartmentInEveryTownship() throws Exception {
    City wuhu =
        new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
    ResponsibilityList list = new ResponsibilityList(wuhu);
    List<Area> townships =
        wuhu.areas().stream().filter(area -> area.level() == AreaLevel.TOWNSHIP).toList();
    assertThat(townships).hasSizeGreaterThan(60);

    List<String> unclear = new ArrayList<>();
    for (Category category : wuhu.categories()) {
      for (Area township : townships) {
        int departments =
            list.findAnswer(category, township.code())
                .map(answer -> answer.departments().size())
                .orElse(0);
        if (departments != 1) {
          unclear.add(category.code() + " in " + township.code());
        }
      }
    }
    assertThat(unclear).isEmpty();
  }
}
