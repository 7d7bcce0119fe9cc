package io.citygrid.jobs.runtime;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints that earlier runs of a job left, so that a killed job goes on where it stood.
 * Flink writes {@code <directory>/<job id>/chk-<number>/_metadata}, the last file of a checkpoint.
 */
public final class Checkpoints {
  /** What Flink writes at the head of a checkpoint's metadata. */
  private static final int METADATA_HEAD = 0x4960672d;

  private Checkpoints() {}

  private record Found(Path checkpoint, long writtenAtMillis, long number) {}

  /**
   * The latest complete checkpoint of all runs below the directory; those cut off while they were
   * written are passed over. Empty when there is none, also when the directory does not exist.
   */
  public static Optional<Path> findLatest(Path directory) {
    List<Found> found = new ArrayList<>();
    for (Path run : list(directory)) {
      for (Path checkpoint : list(run)) {
        read(checkpoint).ifPresent(found::add);
      }
    }
    return found.stream()
        .max(Comparator.comparingLong(Found::writtenAtMillis).thenComparingLong(Found::number))
        .map(Found::checkpoint);
  }

  private static Optional<Found> read(Path checkpoint) {
    String name = checkpoint.getFileName().toString();
    Path metadata = checkpoint.resolve("_metadata");
    if (!name.matches("chk-\\d{1,18}") || !Files.isRegularFile(metadata)) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
      if (in.readInt() != METADATA_HEAD) {
        return Optional.empty();
      }
      long writtenAtMillis = Files.getLastModifiedTime(metadata).toMillis();
      return Optional.of(
          new Found(checkpoint, writtenAtMillis, Long.parseLong(name.substring("chk-".length()))));
    } catch (IOException e) {
      // Cut off in the middle: this is not the one to go on from.
      return Optional.empty();
    }
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }
}
