package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds of every file of the page, so that it works under a strict content policy. */
class WallFilesTest {
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
  private static final Pattern IMPORTED_NAMES =
      Pattern.compile("import \\{([^}]*)\\} from '([^']+)'");

  /** Comments, strings and templates. */
  private static final Pattern NO_CODE =
      Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\\n]*|'[^'\\n]*'|`[^`]*`", Pattern.DOTALL);

  /** A name in capitals that is no property and no key. */
  private static final Pattern CONSTANT =
      Pattern.compile("(?<![.#\\w$-])([A-Z][A-Z0-9_]{2,})(?![\\w:-])(?=[^\\w])");

  private static final Set<String> OF_THE_LANGUAGE = Set.of("JSON", "URL");

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

  /** A name that nobody declared stops a page only when its line is reached, months later. */
  @Test
  void everyConstantIsDeclaredOrImportedWhereItIsUsed() {
    for (Path file : PageFiles.list(".js")) {
      String code = NO_CODE.matcher(PageFiles.read(file)).replaceAll("");
      Matcher constants = CONSTANT.matcher(code);
      while (constants.find()) {
        String name = constants.group(1);
        if (!OF_THE_LANGUAGE.contains(name)) {
          assertThat(code)
              .as("%s uses %s", file, name)
              .containsPattern(
                  "(const|let|class|function) " + name + "\\b|import \\{[^}]*\\b" + name);
        }
      }
    }
  }

  @Test
  void everyImportedNameIsExported() {
    for (Path file : PageFiles.list(".js")) {
      Matcher imports = IMPORTED_NAMES.matcher(PageFiles.read(file));
      while (imports.find()) {
        String module = PageFiles.read(file.resolveSibling(imports.group(2)).normalize());
        for (String name : imports.group(1).split(",")) {
          if (!name.isBlank()) {
            assertThat(module)
                .as("%s imports %s from %s", file, name.strip(), imports.group(2))
                .containsPattern(
                    "export (async )?(const|let|class|function) " + name.strip() + "\\b");
          }
        }
      }
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
