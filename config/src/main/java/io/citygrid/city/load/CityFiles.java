package io.citygrid.city.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The content of a city's directory: bytes by path, relative, with forward slashes. README files
 * and hidden files are not part of it.
 */
public record CityFiles(SortedMap<String, byte[]> contents) {
  public CityFiles {
    contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
  }

  public static CityFiles of(Map<String, byte[]> contents) {
    return new CityFiles(new TreeMap<>(contents));
  }

  /**
   * Reads all files of the directory.
   *
   * @throws IOException when it is not a directory or cannot be read
   */
  public static CityFiles fromDirectory(Path directory) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String name = path.getFileName().toString();
        if (Files.isRegularFile(path) && !name.startsWith(".") && !name.startsWith("README")) {
          String key = directory.relativize(path).toString().replace('\\', '/');
          contents.put(key, Files.readAllBytes(path));
        }
      }
    }
    return new CityFiles(contents);
  }

  /** The same files with one replaced or added. */
  public CityFiles with(String path, byte[] content) {
    SortedMap<String, byte[]> changed = new TreeMap<>(contents);
    changed.put(path, content);
    return new CityFiles(changed);
  }
}
