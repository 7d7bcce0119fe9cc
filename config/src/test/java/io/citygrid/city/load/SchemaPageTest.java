package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.testville.Testville;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema page names every file of a city with exactly its columns. */
class SchemaPageTest {
  @Test
  void namesEveryTableWithItsColumns() throws IOException {
    String page = Files.readString(Path.of("../docs/city-format.md"));
    Testville.files()
        .contents()
        .forEach(
            (path, content) -> {
              if (path.endsWith(".csv")) {
                String columns =
                    new String(content, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
                assertThat(page).contains("## " + path + "\n\n`" + columns + "`");
              }
            });
    assertThat(page)
        .contains(
            "## city.yaml",
            "## calendar.yaml",
            "## evaluation.yaml",
            "## casework.yaml",
            "## notifications.yaml",
            "## traffic.yaml",
            "## crowd.yaml",
            "## flow.yaml",
            "## warnings.yaml",
            "## insight.yaml",
            "## quality.yaml",
            "## office.yaml");
  }
}
