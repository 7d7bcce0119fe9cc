package io.citygrid.api.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file with an area without extent never becomes the city's; that it was sent is noted. */
class AreaFileNotesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T00:15:00Z"), ZoneOffset.UTC);

  private final List<QualityNote> written = new ArrayList<>();
  private final AreaFileNotes notes = new AreaFileNotes(written::add, CLOCK);

  @Test
  void aFenceWithoutAreaIsRefusedAndNotedOfItsFile() throws Exception {
    ObjectNode line =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[118.0,31.0],[118.01,31.01],[118.02,31.02],[118.0,31.0]]]}}");
    CityFiles files =
        FenceEdit.apply(Testville.files(), "district", DrawnFences.one("990101", line));
    notes.refused(new CityLoader().check(files, Testville.city().version(), Map.of()).problems());
    assertThat(written)
        .singleElement()
        .matches(note -> note.key().equals("AREA/layers/districts.geojson"))
        .extracting(QualityNote::faults)
        .isEqualTo(List.of(new FaultCount(SourceFault.ZERO_AREA, 1)));
  }

  @Test
  void aCrowdAreaThatIsAllObstaclesIsRefusedAndNoted() {
    String areas =
        new String(Testville.files().contents().get("crowd-areas.csv"), StandardCharsets.UTF_8)
            .replace("5000,1000", "5000,5000");
    CityFiles files =
        Testville.files().with("crowd-areas.csv", areas.getBytes(StandardCharsets.UTF_8));
    notes.refused(new CityLoader().check(files, Testville.city().version(), Map.of()).problems());
    assertThat(written)
        .filteredOn(note -> note.source().equals("crowd-areas.csv"))
        .singleElement()
        .extracting(note -> note.faults().get(0).fault())
        .isEqualTo(SourceFault.ZERO_AREA);
  }

  @Test
  void aChangeThatIsTakenEndsWhatWasNoted() {
    aCrowdAreaThatIsAllObstaclesIsRefusedAndNoted();
    written.clear();
    notes.taken();
    assertThat(written)
        .singleElement()
        .matches(note -> note.usable() == 1 && note.faults().isEmpty());
    notes.taken();
    assertThat(written).hasSize(1);
  }
}
