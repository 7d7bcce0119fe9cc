package io.citygrid.api.wall;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the wall page and of OpenLayers on the class path, by the path of their URL. Read
 * once, then kept. Thread-safe; the first read of a file blocks.
 */
final class WallAssets {
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  /** Nothing else of the class path can be named, whatever the path. */
  private static final Pattern OWN =
      Pattern.compile("/wall/((?:[a-z]+/)?[a-z-]+\\.(js|css|json|svg))");

  private static final Map<String, String> OPENLAYERS =
      Map.of("/lib/ol/ol.js", "dist/ol.js", "/lib/ol/ol.css", "ol.css");

  private final Map<String, Optional<WallAsset>> read = new ConcurrentHashMap<>();
  private final String openLayersRoot = "/META-INF/resources/webjars/ol/" + openLayersVersion();

  /** The file behind the path; empty when there is none. */
  Optional<WallAsset> find(String path) {
    Optional<String> resource = resourceOf(path);
    return resource.isEmpty()
        ? Optional.empty()
        : read.computeIfAbsent(resource.get(), WallAssets::read);
  }

  private Optional<String> resourceOf(String path) {
    if (path.equals("/")) {
      return Optional.of("/wall/index.html");
    }
    String openLayersFile = OPENLAYERS.get(path);
    if (openLayersFile != null) {
      return Optional.of(openLayersRoot + "/" + openLayersFile);
    }
    Matcher own = OWN.matcher(path);
    return own.matches() ? Optional.of("/wall/" + own.group(1)) : Optional.empty();
  }

  private static Optional<WallAsset> read(String resource) {
    try (InputStream in = WallAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      String ending = resource.substring(resource.lastIndexOf('.') + 1);
      String contentType = CONTENT_TYPES.getOrDefault(ending, "application/octet-stream");
      return Optional.of(new WallAsset(Buffer.buffer(content), contentType, tagOf(content)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
    }
  }

  private static String tagOf(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** As the webjar itself says, so that the version is pinned in one place only. */
  private static String openLayersVersion() {
    String resource = "/META-INF/maven/org.webjars.npm/ol/pom.properties";
    try (InputStream in = WallAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("OpenLayers (org.webjars.npm:ol) is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
    }
  }
}
