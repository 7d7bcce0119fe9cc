package io.citygrid.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A redis-server process beside this one: loopback only, a random password kept in the directory,
 * every write in an append-only file. What this process was told is kept survives the death of
 * either process.
 *
 * <p>When this process is killed the server lives on without an owner; the next start on the same
 * directory knows it by its pid file and stops it in order first.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final int START_SECONDS = 30;
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final int port;
  private final String password;

  private EmbeddedRedis(Process process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts a server on the directory.
   *
   * @param port on loopback
   * @throws IOException when it does not start; the message holds what it last said
   */
  public static EmbeddedRedis start(Path directory, int port)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    stopOrphan(directory);
    String password = password(directory);
    Path log = directory.resolve("redis.log");
    Path settings = directory.resolve("redis.conf");
    writePrivately(settings, settings(directory, port, password));
    Process process =
        new ProcessBuilder(RedisBinary.here().place(directory).toString(), settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    EmbeddedRedis redis = new EmbeddedRedis(process, port, password);
    try {
      redis.awaitReady(log);
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    return redis;
  }

  /** Where it listens, with the password: never to be logged. */
  public URI uri() {
    return URI.create("redis://:%s@127.0.0.1:%d".formatted(password, port));
  }

  public int port() {
    return port;
  }

  /** Ends the server as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    stop(process.toHandle());
  }

  private static String settings(Path directory, int port, String password) {
    return String.join(
        "\n",
        "bind 127.0.0.1",
        "port " + port,
        "requirepass " + password,
        "dir \"" + directory.toAbsolutePath() + "\"",
        "pidfile \"" + pidFile(directory).toAbsolutePath() + "\"",
        "daemonize no",
        "appendonly yes",
        "appendfsync everysec",
        "save \"\"",
        "maxmemory-policy noeviction",
        // Short lists alone are kept packed: what is added at a packed list's end is searched for
        // from its beginning.
        "zset-max-ziplist-entries 32",
        "stream-node-max-bytes 16384",
        // Rewriting the file then costs half, and comes half as often; the file is larger.
        "rdbcompression no",
        "tcp-backlog 128",
        "");
  }

  private static Path pidFile(Path directory) {
    return directory.resolve("redis.pid");
  }

  private static String password(Path directory) throws IOException {
    Path file = directory.resolve("password");
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      writePrivately(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  private static void stopOrphan(Path directory) throws IOException {
    Path pidFile = pidFile(directory);
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan =
        Optional.of(Files.readString(pidFile).strip())
            .filter(pid -> pid.matches("\\d{1,10}"))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
            .filter(process -> isRedisOf(process, directory));
    orphan.ifPresent(EmbeddedRedis::stop);
    Files.deleteIfExists(pidFile);
  }

  private static boolean isRedisOf(ProcessHandle process, Path directory) {
    String binary = directory.resolve("redis-server").toAbsolutePath().toString();
    return process
        .info()
        .command()
        // The binary is unpacked anew at each start: an orphan's own file is then a deleted one.
        .map(command -> command.startsWith(binary))
        .orElse(false);
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        break;
      }
      switch (ask(port, password)) {
        case READY -> {
          return;
        }
        // However long it takes: a file of many commands is read one by one.
        case LOADING -> deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        case NONE -> {}
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    throw new IOException("redis-server did not start on port %d: %s".formatted(port, last));
  }

  /** How a server that starts answers. */
  enum Answer {
    READY,
    /** It is there and reads its file. */
    LOADING,
    NONE
  }

  static Answer ask(int port, String password) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1000);
      socket
          .getOutputStream()
          .write("AUTH %s\r\nPING\r\n".formatted(password).getBytes(StandardCharsets.US_ASCII));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      if (!"+OK".equals(in.readLine())) {
        return Answer.NONE;
      }
      String pong = in.readLine();
      if (pong == null) {
        return Answer.NONE;
      }
      return pong.equals("+PONG")
          ? Answer.READY
          : pong.startsWith("-LOADING") ? Answer.LOADING : Answer.NONE;
    } catch (IOException e) {
      return Answer.NONE;
    }
  }
}
