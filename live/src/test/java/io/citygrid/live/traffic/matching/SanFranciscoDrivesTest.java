package io.citygrid.live.traffic.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.load.ReadyCities;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The ready city's drives are those that the program here makes; nothing was added by hand. */
class SanFranciscoDrivesTest {
  private static final String FILE = "drives_2024-06-03_08.csv.gz";

  @Test
  void theReadyDrivesAreTheSimulatedOnes() throws Exception {
    List<String> made = new SanFranciscoDrives(SanFrancisco.streets()).csv();
    // Where the file has to be made anew, it is taken from here and packed.
    Files.write(Path.of("target", "drives.csv"), made);
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(ReadyCities.openData(SanFrancisco.CITY, FILE)),
                StandardCharsets.UTF_8))) {
      assertThat(file.lines()).containsExactlyElementsOf(made);
    }
    assertThat(made.get(0)).contains("true_segment");
    assertThat(made).hasSizeGreaterThan(2_500);
  }
}
