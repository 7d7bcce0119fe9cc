package io.citygrid.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory that holds everything a city in one process keeps: {@code kafka}, {@code redis},
 * {@code flink}, {@code identity}, {@code archive}, {@code history}, {@code photos}, {@code
 * payments}, {@code deliveries}, {@code city}, {@code logs}. One run at a time: a lock that the
 * operating system releases when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String KAFKA = "kafka";
  private static final String OWNER = "owner";

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Takes the directory, making it when it is not there.
   *
   * @throws Complaint when another run has it, or when it cannot be written
   */
  public static DataDirectory take(Path root) throws Complaint {
    Path absolute = root.toAbsolutePath().normalize();
    FileChannel channel = open(absolute);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(absolute);
      }
      Files.writeString(absolute.resolve(OWNER), Long.toString(ProcessHandle.current().pid()));
      return new DataDirectory(absolute, channel);
    } catch (OverlappingFileLockException e) {
      throw inUse(absolute);
    } catch (IOException e) {
      throw new Complaint("The data directory " + absolute + " cannot be locked: " + e, e);
    }
  }

  /** True for a directory in which a city was kept before. */
  public static boolean isUsed(Path root) {
    return Files.exists(root.resolve(KAFKA));
  }

  private static FileChannel open(Path root) throws Complaint {
    try {
      Files.createDirectories(root);
      return FileChannel.open(
          root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new Complaint(
          "The data directory %s cannot be made or written: %s".formatted(root, e.getMessage()), e);
    }
  }

  private static Complaint inUse(Path root) {
    String owner = "another process";
    try {
      owner = "process " + Files.readString(root.resolve(OWNER), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      // The owner has not said its number yet; the sentence does without.
    }
    return new Complaint(
        "The data directory %s is in use by %s; stop it or choose another with --data."
            .formatted(root, owner));
  }

  public Path root() {
    return root;
  }

  public Path kafka() {
    return root.resolve(KAFKA);
  }

  public Path redis() {
    return root.resolve("redis");
  }

  public Path identity() {
    return root.resolve("identity");
  }

  /** The index of all cases; made again from Kafka when it is not there. */
  public Path archive() {
    return root.resolve("archive");
  }

  /** The history of metrics. */
  public Path history() {
    return root.resolve("history");
  }

  /** The photos that people sent. */
  public Path photos() {
    return root.resolve("photos");
  }

  /** The books of payments. */
  public Path payments() {
    return root.resolve("payments");
  }

  /** What became of each notification, and the outbox. */
  public Path deliveries() {
    return root.resolve("deliveries");
  }

  /** The city's files as they were given for this run. */
  public Path city() {
    return root.resolve("city");
  }

  public Path checkpoints(String job) {
    return root.resolve("flink").resolve(job);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
