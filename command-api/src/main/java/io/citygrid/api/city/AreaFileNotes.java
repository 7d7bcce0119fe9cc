package io.citygrid.api.city;

import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.load.Problem;
import io.citygrid.geo.json.FenceFeatureReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Notes which files with areas a change was refused for, so that it is seen on the wall and not
 * only by who sent it. The file that is refused changes nothing: the city stays as it was. A change
 * that is taken ends what was noted. Thread-safe.
 */
public final class AreaFileNotes {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String CROWD_AREAS = "crowd-areas.csv";

  private final Consumer<QualityNote> writer;
  private final Clock clock;

  /** When each file was refused first; what becomes of it takes the place of that note. */
  private final Map<String, Instant> refused = new TreeMap<>();

  /**
   * @param writer takes a note to Kafka
   */
  public AreaFileNotes(Consumer<QualityNote> writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /** A change was refused, with all its problems. */
  synchronized void refused(List<Problem> problems) {
    Map<String, Map<SourceFault, Long>> byFile = new TreeMap<>();
    for (Problem problem : problems) {
      if (isOfAreas(problem.file())) {
        byFile
            .computeIfAbsent(problem.file(), file -> new EnumMap<>(SourceFault.class))
            .merge(fault(problem), 1L, Long::sum);
      }
    }
    byFile.forEach((file, faults) -> write(file, 0, faults));
  }

  /** A change was taken: all files are sound. */
  synchronized void taken() {
    List.copyOf(refused.keySet()).forEach(file -> write(file, 1, Map.of()));
    refused.clear();
  }

  private void write(String file, long usable, Map<SourceFault, Long> faults) {
    Instant now = clock.instant();
    QualityNote note =
        new QualityNote(
            SourceKind.AREA,
            file,
            "",
            NoteTeller.EDGE,
            refused.computeIfAbsent(file, any -> now),
            INTERVAL.toSeconds(),
            now.toEpochMilli(),
            usable,
            faults.entrySet().stream()
                .map(entry -> new FaultCount(entry.getKey(), entry.getValue()))
                .toList(),
            usable == 0 ? null : new GoodValue("file", file, now),
            null);
    writer.accept(note);
  }

  private static boolean isOfAreas(String file) {
    return file.endsWith(".geojson") || file.endsWith(".geojson.gz") || file.equals(CROWD_AREAS);
  }

  private static SourceFault fault(Problem problem) {
    boolean isWithoutArea =
        problem.message().startsWith(FenceFeatureReader.NO_AREA)
            || (problem.file().equals(CROWD_AREAS) && problem.field().endsWith("_m2"));
    return isWithoutArea ? SourceFault.ZERO_AREA : SourceFault.MALFORMED;
  }
}
