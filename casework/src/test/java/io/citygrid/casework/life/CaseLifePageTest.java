package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CaseLifePageTest {
  private static final Path PAGE = Path.of("..", "docs", "case-life.md");

  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    if (Boolean.getBoolean("citygrid.write")) {
      Files.writeString(PAGE, CaseLifePage.text());
    }
    assertThat(PAGE).content().isEqualTo(CaseLifePage.text());
  }
}
