package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds of every file of the page, so that it works under a strict content policy. */
class WallFilesTest {
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  @Test
  void thePageHasNoInlineScriptOrStyle() {
    for (Path file : PageFiles.list(".html")) {
      assertThat(PageFiles.read(file))
          .as(file.toString())
          .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=")
          .doesNotContainPattern("<script(?![^>]*src=)");
    }
  }

  @Test
  void noFileNamesAnAddressOutside() {
    for (String ending : new String[] {".html", ".js", ".css", ".svg"}) {
      for (Path file : PageFiles.list(ending)) {
        String text = PageFiles.read(file).replace(SVG_NAMESPACE, "");
        assertThat(text)
            .as(file.toString())
            .doesNotContainPattern("(https?:)?//[a-z0-9-]+\\.[a-z]");
      }
    }
  }

  @Test
  void textIsNeverSetAsMarkup() {
    for (Path file : PageFiles.list(".js")) {
      assertThat(PageFiles.read(file))
          .as(file.toString())
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function");
    }
  }

  @Test
  void everyImportedModuleExists() {
    for (Path file : PageFiles.list(".js")) {
      Matcher imports = IMPORT.matcher(PageFiles.read(file));
      while (imports.find()) {
        assertThat(Files.exists(file.resolveSibling(imports.group(1)).normalize()))
            .as("%s imports %s", file, imports.group(1))
            .isTrue();
      }
    }
  }
}
