package io.citygrid.city.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The content of a city's directory: bytes by path, relative, with forward slashes. README files,
 * hidden files, and what lies in the directory {@code open-data} (requests to replay, with their
 * mapping) are not part of it.
 */
public final class CityFiles {
  /** The directory of a city that holds its open data, which is not part of the city's content. */
  public static final String OPEN_DATA = "open-data";

  private final SortedMap<String, byte[]> contents;

  /** Made when it is first asked for. */
  private final Map<String, ByteBuffer> sums = new ConcurrentHashMap<>();

  /**
   * @param contents by path; nobody may change the bytes any more
   */
  public CityFiles(SortedMap<String, byte[]> contents) {
    this.contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
  }

  /** The bytes of each file by its path, in the order of the paths. */
  public SortedMap<String, byte[]> contents() {
    return contents;
  }

  /**
   * The SHA-256 of a file, which tells its content from any other; computed once.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  public ByteBuffer sha256(String path) {
    byte[] content = contents.get(path);
    if (content == null) {
      throw new IllegalArgumentException("there is no file " + path);
    }
    return sums.computeIfAbsent(path, unknown -> FileDigest.of(content)).asReadOnlyBuffer();
  }

  /** The SHA-256 of every file by its path. */
  public Map<String, ByteBuffer> sums() {
    Map<String, ByteBuffer> all = new TreeMap<>();
    contents.keySet().forEach(path -> all.put(path, sha256(path)));
    return all;
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
    CityFiles files = new CityFiles(changed);
    files.sums.putAll(sums);
    files.sums.remove(path);
    return files;
  }
}
