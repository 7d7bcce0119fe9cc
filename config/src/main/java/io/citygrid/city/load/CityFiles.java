package io.citygrid.city.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The content of a city's directory: bytes by path, relative, with forward slashes. README files,
 * hidden files, and what lies in the directory {@code open-data} (requests to replay, with their
 * mapping) are not part of it.
 */
public record CityFiles(SortedMap<String, byte[]> contents) {
  /** The directory of a city that holds its open data, which is not part of the city's content. */
  public static final String OPEN_DATA = "open-data";

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
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory + " is not a directory");
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String key = directory.relativize(path).toString().replace('\\', '/');
        if (Files.isRegularFile(path) && isContent(key)) {
          contents.put(key, Files.readAllBytes(path));
        }
      }
    }
    return new CityFiles(contents);
  }

  /** False for README files, hidden files, and everything in {@link #OPEN_DATA}. */
  static boolean isContent(String path) {
    boolean hidden = ("/" + path).contains("/.");
    boolean openData = path.startsWith(OPEN_DATA + "/");
    boolean readme = path.substring(path.lastIndexOf('/') + 1).startsWith("README");
    return !hidden && !openData && !readme;
  }

  /** The same files with one replaced or added. */
  public CityFiles with(String path, byte[] content) {
    SortedMap<String, byte[]> changed = new TreeMap<>(contents);
    changed.put(path, content);
    return new CityFiles(changed);
  }
}
