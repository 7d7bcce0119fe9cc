package io.citygrid.city.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files beside the loader that hold where a city has none of its own. */
final class DefaultFile {
  private DefaultFile() {}

  /** The content of the default file with this name. */
  static byte[] content(String name) {
    try (InputStream file = DefaultFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
