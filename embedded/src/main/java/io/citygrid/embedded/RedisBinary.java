package io.citygrid.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The redis-server that is started: the one that {@code CITYGRID_REDIS} names, else the one that
 * travels on the class path for this operating system and processor, else, where that does not run
 * (it needs OpenSSL 3 and glibc 2.34), the one that is installed here. Whichever it is, it is
 * copied into the directory, so that a server without an owner is known by its path.
 */
final class RedisBinary {
  static final String NAMED_BY = "CITYGRID_REDIS";
  private static final String NAME = "redis-server";
  private static final int ANSWER_SECONDS = 10;

  private final Optional<String> resource;
  private final Map<String, String> environment;

  /**
   * @param resource the one on the class path; empty when none comes for this system
   * @param environment what may name another, and where programs are installed
   */
  RedisBinary(Optional<String> resource, Map<String, String> environment) {
    this.resource = resource;
    this.environment = environment;
  }

  /** As this process finds it. */
  static RedisBinary here() {
    return new RedisBinary(
        resourceFor(System.getProperty("os.name"), System.getProperty("os.arch")), System.getenv());
  }

  static Optional<String> resourceFor(String system, String processor) {
    String os = system.toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    if (os.contains("linux")) {
      return Optional.of(
          arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64");
    }
    if (os.contains("mac")) {
      return Optional.of(
          arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64");
    }
    return Optional.empty();
  }

  /**
   * Puts the binary into the directory and returns its path.
   *
   * @throws IOException when there is none that runs; the message says why and what to do
   */
  Path place(Path directory) throws IOException, InterruptedException {
    Path binary = directory.resolve(NAME);
    String named = environment.get(NAMED_BY);
    if (named != null) {
      if (!Files.isRegularFile(Path.of(named))) {
        throw new IOException("%s names %s, which is no file".formatted(NAMED_BY, named));
      }
      copy(Path.of(named), binary);
      String flaw = flaw(binary);
      if (flaw != null) {
        throw new IOException(
            "%s names %s, which does not run (%s)".formatted(NAMED_BY, named, flaw));
      }
      return binary;
    }
    String flaw = "none comes for this system";
    if (resource.isPresent()) {
      unpack(resource.get(), binary);
      flaw = flaw(binary);
    }
    if (flaw == null) {
      return binary;
    }
    Optional<Path> installed = findInstalled();
    if (installed.isPresent()) {
      copy(installed.get(), binary);
      if (flaw(binary) == null) {
        return binary;
      }
    }
    throw new IOException(
        "the redis-server that comes with CityGrid does not run here (%s); install redis-server 6.2 or later, or name one by %s"
            .formatted(flaw, NAMED_BY));
  }

  private static void unpack(String resource, Path binary) throws IOException {
    try (InputStream in = RedisBinary.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the class path lacks " + resource);
      }
      write(in, binary);
    }
  }

  private static void copy(Path from, Path binary) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      write(in, binary);
    }
  }

  /** Beside it first: the file of a server that runs cannot be written to. */
  private static void write(InputStream in, Path binary) throws IOException {
    Path fresh = binary.resolveSibling(NAME + ".unpacking");
    Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
    if (!fresh.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + fresh + " executable");
    }
    Files.move(fresh, binary, StandardCopyOption.REPLACE_EXISTING);
  }

  private Optional<Path> findInstalled() {
    for (String place : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(place, NAME);
      if (!place.isEmpty() && Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Why it does not run here, in its own words; null when it does. */
  private static @Nullable String flaw(Path binary) throws InterruptedException {
    try {
      Process asked =
          new ProcessBuilder(binary.toString(), "--version").redirectErrorStream(true).start();
      try (InputStream out = asked.getInputStream()) {
        String said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!asked.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
          asked.destroyForcibly();
          return "it does not answer";
        }
        if (asked.exitValue() == 0) {
          return null;
        }
        return said.isEmpty() ? "it ends with " + asked.exitValue() : firstLine(said);
      }
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
