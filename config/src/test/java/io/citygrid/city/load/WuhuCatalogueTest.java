package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Standard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Wuhu files, closes and limits, as content that an official reads. */
class WuhuCatalogueTest {
  private static City wuhu;

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  @Test
  void isAsCompleteAsARealCitysCatalogue() {
    assertThat(wuhu.categories()).hasSizeGreaterThanOrEqualTo(190);
    assertThat(wuhu.standards()).hasSizeGreaterThanOrEqualTo(522);
  }

  @Test
  void everySubclassHasStandardsWithDifferentConditions() {
    Map<String, List<Standard>> standards =
        wuhu.standards().stream().collect(Collectors.groupingBy(Standard::category));
    assertThat(standards.keySet())
        .containsExactlyInAnyOrderElementsOf(
            wuhu.categories().stream().map(Category::code).toList());
    standards.forEach(
        (category, rows) ->
            assertThat(rows)
                .as(category)
                .extracting(row -> row.filedWhen().zh())
                .doesNotHaveDuplicates());
  }

  @Test
  void eachLanguageIsThatLanguage() {
    for (Category category : wuhu.categories()) {
      assertThat(category.names().en()).as(category.code()).doesNotContainPattern("\\p{IsHan}");
      assertThat(category.names().zh()).as(category.code()).containsPattern("\\p{IsHan}");
    }
    for (Standard row : wuhu.standards()) {
      String name = row.category() + "-" + row.number();
      assertThat(row.filedWhen().en() + row.closedWhen().en())
          .as(name)
          .doesNotContainPattern("\\p{IsHan}");
      assertThat(row.filedWhen().zh()).as(name).containsPattern("\\p{IsHan}");
      assertThat(row.closedWhen().zh()).as(name).containsPattern("\\p{IsHan}");
    }
  }

  @Test
  void noConditionBeginsWithAnItThatNamesNothing() {
    for (Standard row : wuhu.standards()) {
      assertThat(row.filedWhen().en())
          .as(row.category() + "-" + row.number())
          .doesNotStartWith("It ")
          .doesNotStartWith("Its ");
    }
  }

  @Test
  void noConditionIsTheSameSentenceForManySubclasses() {
    Map<String, Long> subclasses =
        wuhu.standards().stream()
            .collect(Collectors.groupingBy(row -> row.filedWhen().en(), Collectors.counting()));
    assertThat(subclasses.values()).allMatch(count -> count <= 8);
  }

  @Test
  void communitiesAreCalledByTheirNamesNotByNumbers() {
    List<Area> communities =
        wuhu.areas().stream().filter(area -> area.level() == AreaLevel.COMMUNITY).toList();
    assertThat(communities)
        .hasSize(950)
        .allSatisfy(
            area ->
                assertThat(area.names().en())
                    .as(area.code())
                    .matches("\\p{Lu}[\\p{IsLatin}' -]* (Community|Village)"));
    assertThat(communities)
        .extracting(area -> area.parent() + " " + area.names().en())
        .doesNotHaveDuplicates();
  }

  @Test
  void polderIsReadAsTheRegionReadsIt() {
    assertThat(wuhu.areas())
        .filteredOn(area -> area.level() == AreaLevel.COMMUNITY && area.names().zh().contains("圩"))
        .isNotEmpty()
        .allSatisfy(area -> assertThat(area.names().en()).containsIgnoringCase("wei"));
  }
}
