package io.citygrid.casework.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OfficeTablePageTest {
  private static final Path PAGE = Path.of("..", "docs", "office-tasks.md");

  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    if (Boolean.getBoolean("citygrid.write")) {
      Files.writeString(PAGE, OfficeTablePage.text());
    }
    assertThat(PAGE).content().isEqualTo(OfficeTablePage.text());
  }
}
