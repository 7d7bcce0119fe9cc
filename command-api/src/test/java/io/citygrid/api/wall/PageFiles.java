package io.citygrid.api.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of the wall page, as they stand in this build. */
final class PageFiles {
  private PageFiles() {}

  /** The directory that holds {@code index.html}. */
  static Path directory() {
    return directoryOf("/wall/index.html");
  }

  /** The directory of a file on the class path of the tests. */
  static Path directoryOf(String resource) {
    URL url = Objects.requireNonNull(PageFiles.class.getResource(resource), resource);
    try {
      return Path.of(url.toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Files whose names end so, in any directory of the page. */
  static List<Path> list(String ending) {
    try (Stream<Path> files = Files.walk(directory())) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
