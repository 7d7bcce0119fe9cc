package io.citygrid.api.wall;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/**
 * The files below one directory of the class path, read once and kept. Thread-safe. Paths that
 * leave the directory, hidden files and unknown kinds of file do not exist for it.
 */
final class ClassPathAssets {
  private static final Pattern PATH =
      Pattern.compile("[a-z0-9][a-zA-Z0-9_-]*(/[a-zA-Z0-9_-]+)*\\.\\w+");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  private final String directory;
  private final ConcurrentHashMap<String, Optional<Asset>> read = new ConcurrentHashMap<>();

  /**
   * @param directory ends with a slash
   */
  ClassPathAssets(String directory) {
    this.directory = directory;
  }

  Optional<Asset> find(String path) {
    int dot = path.lastIndexOf('.');
    String mediaType = MEDIA_TYPES.get(path.substring(dot + 1));
    if (mediaType == null || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    Optional<Asset> known = read.get(path);
    if (known != null) {
      return known;
    }
    Optional<Asset> asset = load(path, mediaType);
    if (asset.isPresent()) {
      read.put(path, asset);
    }
    return asset;
  }

  private Optional<Asset> load(String path, String mediaType) {
    try (InputStream in =
        ClassPathAssets.class.getClassLoader().getResourceAsStream(directory + path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      CRC32C sum = new CRC32C();
      sum.update(content);
      String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + content.length + "\"";
      return Optional.of(
          new Asset(mediaType, Buffer.buffer(content), Buffer.buffer(gzip(content)), tag));
    } catch (IOException e) {
      throw new UncheckedIOException(directory + path + " on the class path cannot be read", e);
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream(content.length / 3 + 64);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
