package io.citygrid.jobs.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.CityParts;
import io.citygrid.geo.fence.GridFences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CityVersionsTest {
  private final CityVersions<IndexedCity> versions =
      new CityVersions<>(GridFences::of, city -> city);

  /**
   * A file that goes with the second version and comes back with the third stands, once the topic
   * is compacted, behind the second: the first is complete only after it.
   */
  @Test
  void aVersionIsWaitedForWhileTheTopicHasMovedAFileOfItBehindLaterVersions() {
    CityFiles files = Testville.files();
    CityFiles without = files.with("responsibility.csv", withOneRuleLess(files));
    CityParts first = CityCutter.cut(files, Optional.empty(), Testville.FOUNDED, "mayor");
    CityParts second =
        CityCutter.cut(without, Optional.of(first.manifest()), Testville.FOUNDED, "mayor");
    CityParts third =
        CityCutter.cut(files, Optional.of(second.manifest()), Testville.FOUNDED, "mayor");
    CityMessage again = third.chunks().get(0);
    List<CityMessage> compacted = new ArrayList<>(first.messages());
    compacted.removeIf(message -> message.key().equals(again.key()));
    compacted.addAll(second.messages());
    accept(compacted);
    assertThat(city(2)).isEqualTo(2);
    assertThat(versions.find(1)).as("not the second in its place").isEmpty();
    accept(third.messages());
    assertThat(city(1)).isEqualTo(1);
    assertThat(city(2)).isEqualTo(2);
    assertThat(city(3)).isEqualTo(3);
  }

  private static byte[] withOneRuleLess(CityFiles files) {
    return new String(files.contents().get("responsibility.csv"), StandardCharsets.UTF_8)
        .replace("E0401,990101,,,north-street\n", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void accept(List<CityMessage> messages) {
    for (CityMessage message : messages) {
      assertThat(versions.accept(message.key(), message.value())).isTrue();
    }
  }

  private long city(long version) {
    return versions.find(version).orElseThrow().city().version().city();
  }
}
