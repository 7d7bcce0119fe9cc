package io.citygrid.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What must be true of the repository's own text: sizes, sleeping tests, links that lead nowhere.
 */
class RepositoryTextTest {
  private static final int MOST_LINES = 400;
  private static final Set<String> NOT_OURS =
      Set.of("target", "data", ".git", ".idea", "node_modules");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#]+)(#[^)]*)?\\)");

  private static final Path ROOT = repositoryRoot();
  private static final List<Path> JAVA = new ArrayList<>();
  private static final List<Path> MARKDOWN = new ArrayList<>();

  @BeforeAll
  static void readTree() throws IOException {
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return NOT_OURS.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              JAVA.add(file);
            } else if (file.toString().endsWith(".md")) {
              MARKDOWN.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void noJavaFileHoldsMoreThanOneIdeaCan() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : JAVA) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(ROOT.relativize(file) + " has " + lines + " lines");
      }
    }
    assertThat(JAVA).isNotEmpty();
    assertThat(tooLong).isEmpty();
  }

  @Test
  void testsNeitherSleepNorAreSwitchedOff() throws IOException {
    Pattern muted = Pattern.compile("@Disabled\\b|\\bThread\\.sleep\\(|assertTrue\\(true\\)");
    List<String> found = new ArrayList<>();
    for (Path file : JAVA) {
      if (file.toString().contains("/src/test/") && !file.endsWith("RepositoryTextTest.java")) {
        if (muted.matcher(Files.readString(file)).find()) {
          found.add(ROOT.relativize(file).toString());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path file : MARKDOWN) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        String target = link.group(1).strip();
        if (!target.contains("://") && !target.startsWith("mailto:")) {
          Path path = file.getParent().resolve(target).normalize();
          if (!Files.exists(path)) {
            broken.add(ROOT.relativize(file) + " -> " + target);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static Path repositoryRoot() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("ARCHITECTURE.md"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("the tests must run inside the repository");
      }
    }
    return directory;
  }
}
