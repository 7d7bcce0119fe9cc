package io.citygrid.bench.archive;

import io.citygrid.api.archive.ArchiveIndex;
import io.citygrid.api.archive.RecordedEvent;
import io.citygrid.bench.Machine;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How fast the archive is made again from a record, from the bytes in memory to the commit on disk,
 * and how fast it then answers. The lives of cases overlap: between two moves of a case lie those
 * of tens of thousands of others, so that no case has its events side by side.
 *
 * <p>Arguments: cases, cases between two moves of one; default 1,000,000 and 50,000.
 */
public final class ArchiveBenchmark {
  private static final int AT_ONCE = 5_000;

  private final ArchiveIndex index;
  private final int cases;
  private final int apart;
  private long events;
  private long nanos;

  private ArchiveBenchmark(ArchiveIndex index, int cases, int apart) {
    this.index = index;
    this.cases = cases;
    this.apart = apart;
  }

  public static void main(String[] arguments) throws Exception {
    int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int apart = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
    System.out.println(Machine.describe());
    Path directory = Files.createTempDirectory("citygrid-archive");
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      new ArchiveBenchmark(index, cases, apart).rebuild();
      System.out.printf("%,d MiB on disk%n", size(directory) >> 20);
      new Questions(index, cases).measure();
    }
  }

  private void rebuild() throws IOException {
    int slots = cases + apart * MadeCases.MOVES;
    int stretch = AT_ONCE / MadeCases.MOVES;
    for (int slot = 0; slot < slots; slot += stretch) {
      List<byte[]> record =
          Stream.iterate(slot, one -> one + 1)
              .limit(stretch)
              .parallel()
              .flatMap(this::movesAt)
              .toList();
      long start = System.nanoTime();
      List<RecordedEvent> read = record.parallelStream().map(ArchiveBenchmark::read).toList();
      events += read.size();
      index.append(read, Map.of(0, events));
      nanos += System.nanoTime() - start;
    }
    System.out.printf("put away %,d events of %,d cases: %,.0f/s%n", events, cases, rate());
    long start = System.nanoTime();
    index.settle();
    index.commit();
    nanos += System.nanoTime() - start;
    System.out.printf("made again, cases and all: %,.0f events/s%n", rate());
  }

  /** What happens at a time: a case begins, and earlier ones move on. */
  private Stream<byte[]> movesAt(int slot) {
    return Stream.iterate(1, version -> version <= MadeCases.MOVES, version -> version + 1)
        .filter(version -> slot >= (version - 1) * apart && slot - (version - 1) * apart < cases)
        .map(version -> MadeCases.move(slot - (version - 1) * apart, version))
        .map(Codecs.CASE_EVENT::encode);
  }

  private double rate() {
    return events / (nanos / 1e9);
  }

  private static RecordedEvent read(byte[] bytes) {
    try {
      return RecordedEvent.read(bytes);
    } catch (WireException e) {
      throw new IllegalStateException("what was encoded cannot be read", e);
    }
  }

  private static long size(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
