package io.citygrid.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The redis-server that travels on the class path for this operating system and processor. */
final class RedisBinary {
  private RedisBinary() {}

  /** Unpacks the binary into the directory and returns its path. */
  static Path unpack(Path directory) throws IOException {
    String resource = resourceFor(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path binary = directory.resolve("redis-server");
    try (InputStream in = RedisBinary.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the class path lacks " + resource);
      }
      Path fresh = directory.resolve("redis-server.unpacking");
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      if (!fresh.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + fresh + " executable");
      }
      Files.move(fresh, binary, StandardCopyOption.REPLACE_EXISTING);
    }
    return binary;
  }

  static String resourceFor(String system, String processor) {
    String os = system.toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    if (os.contains("linux")) {
      return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
    if (os.contains("mac")) {
      return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
    }
    throw new IllegalStateException(
        "no redis-server comes with CityGrid for %s on %s".formatted(system, processor));
  }
}
