package io.citygrid.api.office;

import io.citygrid.api.archive.ArchiveException;
import io.citygrid.api.kafka.StoreFile;
import io.citygrid.api.kafka.StoredPosition;
import io.citygrid.api.kafka.TakenStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Every move of every task of the office, on disk, in one file. What was taken is found at once,
 * and is kept with the offsets behind it at the next {@link #commit}; a process that dies in
 * between finds both as they were before. One thread writes; any thread asks.
 */
final class OfficeMoveStore implements TakenStore, AutoCloseable {
  private static final String FILE = "office.mv";
  private static final int CACHE_MEBIBYTES = 4;

  /** Between a task's id, which holds none, and the version. */
  private static final char SEPARATOR = '\n';

  private final MVStore store;
  private final MVMap<String, byte[]> moves;
  private final StoredPosition position;

  private OfficeMoveStore(MVStore store) {
    this.store = store;
    this.moves = store.openMap("moves");
    this.position = new StoredPosition(store);
  }

  /**
   * Opens the store in a directory, making both when they are not there.
   *
   * @throws ArchiveException when another process has it, or when it cannot be read or written
   */
  static OfficeMoveStore open(Path directory) throws ArchiveException {
    try {
      return new OfficeMoveStore(StoreFile.open(directory, FILE, CACHE_MEBIBYTES));
    } catch (IOException e) {
      throw new ArchiveException(
          "The moves of tasks in %s cannot be used (%s); stop the other process that has them, choose another directory with --archive, or delete the file: it is made again from the record."
              .formatted(directory.resolve(FILE), e.getMessage()),
          e);
    }
  }

  @Override
  public String topicId() {
    return position.topicId();
  }

  @Override
  public long nextOf(int partition) {
    return position.nextOf(partition);
  }

  /** Forgets everything: the record is another one. */
  @Override
  public void restart(String topicId) {
    moves.clear();
    position.restart(topicId);
  }

  /**
   * A move as the record has it.
   *
   * @param version of the task that it made
   * @param json of {@code city.event.PastOfficeMove}
   */
  record Recorded(String taskId, long version, String json) {}

  /**
   * Takes moves, each at least once and in any order.
   *
   * @param next the offsets behind them
   */
  void take(List<Recorded> recorded, Map<Integer, Long> next) {
    for (Recorded move : recorded) {
      moves.put(key(move.taskId(), move.version()), move.json().getBytes(StandardCharsets.UTF_8));
    }
    position.reach(next);
  }

  /**
   * The moves of a task before a version, newest first, as far as they are here without a gap.
   *
   * @return JSON of each
   */
  List<String> list(String taskId, long before, int limit) {
    List<String> listed = new ArrayList<>();
    Cursor<String, byte[]> found = moves.cursor(key(taskId, before - 1), key(taskId, 1), true);
    while (listed.size() < limit && found.hasNext()) {
      if (!found.next().equals(key(taskId, before - 1 - listed.size()))) {
        break;
      }
      listed.add(new String(found.getValue(), StandardCharsets.UTF_8));
    }
    return listed;
  }

  @Override
  public void commit() {
    store.commit();
  }

  @Override
  public void close() {
    store.close();
  }

  private static String key(String taskId, long version) {
    return "%s%c%012d".formatted(taskId, SEPARATOR, version);
  }
}
