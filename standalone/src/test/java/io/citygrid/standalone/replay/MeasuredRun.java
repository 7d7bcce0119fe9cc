package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.standalone.command.CityGridProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code ./citygrid replay} leaves of what devices told, in a process and a city of its own.
 *
 * @param told its report
 * @param metrics the file with every metric value that the city published
 */
record MeasuredRun(JsonNode told, Path metrics) {
  private static final long MOST_SECONDS = 240;

  /**
   * Runs to the end, which must be a good one.
   *
   * @param work an empty directory
   * @param what is replayed: a ready city, or the options that name one's own
   */
  static MeasuredRun of(Path work, String... what) throws Exception {
    Path report = work.resolve("report.json");
    Path metrics = work.resolve("metrics.csv");
    List<String> where =
        List.of(
            "--port=0",
            "--management-port=0",
            "--data=" + work.resolve("data"),
            "--report=" + report,
            "--metrics-out=" + metrics);
    String[] arguments =
        Stream.of(Stream.of("replay"), Stream.of(what), where.stream())
            .flatMap(part -> part)
            .toArray(String[]::new);
    try (CityGridProcess process = CityGridProcess.start(arguments)) {
      assertThat(process.await(MOST_SECONDS)).as(process.output()).isZero();
    }
    return new MeasuredRun(new ObjectMapper().readTree(report.toFile()), metrics);
  }
}
