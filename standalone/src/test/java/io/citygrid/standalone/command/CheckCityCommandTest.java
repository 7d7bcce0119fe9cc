package io.citygrid.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./citygrid check-city} says what is probably not meant, too. */
class CheckCityCommandTest {
  @TempDir Path directory;

  /** Testville names two departments for disputes on purpose. */
  @Test
  void aCityWithoutOverlapsSaysNothingOfThem() throws Exception {
    assertThat(check(Testville.files()))
        .contains("is a sound city", "1 warnings:", "  responsibility.csv, line 8: names another")
        .doesNotContain("overlap");
  }

  /** The east edge of a cell is drawn five metres too far, and a file lies there for nothing. */
  @Test
  void warningsAndOverlapsAreTold() throws Exception {
    CityFiles files = Testville.files();
    String layer =
        new String(
            files.contents().getOrDefault("layers/social.geojson", new byte[0]),
            StandardCharsets.UTF_8);
    String said =
        check(
            files
                .with(
                    "layers/social.geojson",
                    layer
                        .replaceFirst("\\[118\\.05, 31\\.05\\]", "[118.05005, 31.05]")
                        .replaceFirst("\\[118\\.05, 31\\.1\\]", "[118.05005, 31.1]")
                        .getBytes(StandardCharsets.UTF_8))
                .with("notes.csv", new byte[] {'x'}));

    assertThat(said)
        .contains("2 warnings:", "  notes.csv: is not used")
        .contains("pairs of fences that overlap:")
        .containsPattern(
            "  layer social: fences 990101001000001 and 990101001000002 overlap by 26,\\d{3} m2");
  }

  private String check(CityFiles files) throws Exception {
    for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new CheckCityCommand());
    command.setOut(new PrintWriter(out));
    assertThat(command.execute(directory.toString())).isZero();
    return out.toString();
  }
}
