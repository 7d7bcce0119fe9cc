package io.citygrid.city.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cities that come with CityGrid, under {@code /cities} on the class path. */
public final class ReadyCities {
  private static final String ROOT = "/cities";

  private ReadyCities() {}

  /** What to do with the directory of the ready cities while it is open. */
  @FunctionalInterface
  private interface Use<T> {
    T of(Path cities) throws IOException;
  }

  /** Their names, sorted. */
  public static List<String> names() throws IOException {
    return withRoot(
        cities -> {
          try (Stream<Path> directories = Files.list(cities)) {
            return directories
                .filter(directory -> Files.exists(directory.resolve(CityYaml.FILE)))
                .map(directory -> directory.getFileName().toString().replace("/", ""))
                .sorted()
                .toList();
          }
        });
  }

  /**
   * The files of a ready city.
   *
   * @throws NoSuchFileException when there is none of this name
   */
  public static CityFiles open(String name) throws IOException {
    return withRoot(cities -> CityFiles.fromDirectory(directory(cities, name)));
  }

  /**
   * A file of a ready city's open data, such as {@code requests.mapping.yaml}; the caller closes
   * it.
   *
   * @throws NoSuchFileException when there is no such city or file
   */
  public static InputStream openData(String name, String file) throws IOException {
    String path = ROOT + "/" + name + "/" + CityFiles.OPEN_DATA + "/" + file;
    InputStream in = ReadyCities.class.getResourceAsStream(path);
    if (in == null) {
      throw new NoSuchFileException(path);
    }
    return in;
  }

  /** Names of the files of a ready city's open data, sorted; empty when it has none. */
  public static List<String> listOpenData(String name) throws IOException {
    return withRoot(
        cities -> {
          Path directory = directory(cities, name).resolve(CityFiles.OPEN_DATA);
          if (!Files.isDirectory(directory)) {
            return List.of();
          }
          try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
          }
        });
  }

  private static Path directory(Path cities, String name) throws IOException {
    if (!name.matches("[a-z][a-z0-9_-]*")
        || !Files.exists(cities.resolve(name).resolve(CityYaml.FILE))) {
      throw new NoSuchFileException("there is no ready city '" + name + "'");
    }
    return cities.resolve(name);
  }

  private static <T> T withRoot(Use<T> use) throws IOException {
    URL root = ReadyCities.class.getResource(ROOT);
    if (root == null) {
      throw new NoSuchFileException("no ready cities are on the class path");
    }
    try {
      URLConnection connection = root.openConnection();
      if (connection instanceof JarURLConnection jar) {
        try (FileSystem files =
            FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()), (ClassLoader) null)) {
          return use.of(files.getPath(ROOT));
        }
      }
      return use.of(Path.of(root.toURI()));
    } catch (URISyntaxException e) {
      throw new IOException("the place of the ready cities cannot be read: " + root, e);
    }
  }
}
