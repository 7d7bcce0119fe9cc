package io.citygrid.api.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.api.archive.ArchiveException;
import io.citygrid.api.office.OfficeMoveStore.Recorded;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeMoveStoreTest {
  private static final int MOVES = 450;

  @TempDir Path directory;

  /** The slow twin keeps all moves in a map and looks through it. */
  @Test
  void listsWhatTheRecordHasHoweverItComesAndAlsoAfterAReopening() throws Exception {
    Random random = new Random(5);
    // One id begins another: neither is to see the other's moves.
    List<String> tasks = List.of("T", "T-1", "T-10");
    TreeMap<String, TreeMap<Long, String>> twin = new TreeMap<>();
    List<Recorded> record = new ArrayList<>();
    for (String task : tasks) {
      for (long version = 1; version <= MOVES; version++) {
        Recorded move = new Recorded(task, version, json(task, version));
        record.add(move);
        twin.computeIfAbsent(task, id -> new TreeMap<>()).put(version, move.json());
      }
    }
    record.addAll(record.subList(0, 100));
    Collections.shuffle(record, random);
    int half = record.size() / 2;
    try (OfficeMoveStore store = OfficeMoveStore.open(directory)) {
      store.restart("first");
      store.take(record.subList(0, half), Map.of(0, 7L, 1, 9L));
      store.commit();
    }
    try (OfficeMoveStore store = OfficeMoveStore.open(directory)) {
      assertThat(store.topicId()).isEqualTo("first");
      assertThat(store.nextOf(0)).isEqualTo(7);
      assertThat(store.nextOf(2)).isZero();
      store.take(record.subList(half, record.size()), Map.of(0, 8L));
      for (int i = 0; i < 300; i++) {
        String task = tasks.get(random.nextInt(tasks.size()));
        long before = 1 + random.nextInt(MOVES + 1);
        int limit = 1 + random.nextInt(200);
        List<String> expected =
            twin.get(task).headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
        assertThat(store.list(task, before, limit))
            .as("%s before %s", task, before)
            .isEqualTo(expected);
      }
      assertThat(store.list("T-2", 10, 10)).isEmpty();
      store.restart("second");
      assertThat(store.list("T", MOVES, 10)).isEmpty();
      assertThat(store.nextOf(0)).isZero();
    }
  }

  @Test
  void whatIsNotReadYetLeavesNoGapBehind() throws Exception {
    try (OfficeMoveStore store = OfficeMoveStore.open(directory)) {
      for (long version : new long[] {1, 2, 4, 5}) {
        store.take(List.of(new Recorded("T", version, json("T", version))), Map.of());
      }
      assertThat(store.list("T", 6, 10)).containsExactly(json("T", 5), json("T", 4));
      assertThat(store.list("T", 4, 10)).isEmpty();
      assertThat(store.list("T", 3, 10)).containsExactly(json("T", 2), json("T", 1));
    }
  }

  @Test
  void oneProcessHasIt() throws Exception {
    try (OfficeMoveStore store = OfficeMoveStore.open(directory)) {
      assertThat(store.topicId()).isEmpty();
      assertThatThrownBy(() -> OfficeMoveStore.open(directory))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("--archive");
    }
  }

  /** Pages of any size, put one behind the other, are the whole history. */
  @Test
  void pagesLeadBackToTheBeginningWithoutAGapOrARepeat() throws Exception {
    List<JsonObject> whole = new ArrayList<>();
    try (OfficeMoveStore store = OfficeMoveStore.open(directory)) {
      for (long version = MOVES; version >= 1; version--) {
        whole.add(new JsonObject(json("T", version)));
        store.take(List.of(new Recorded("T", version, json("T", version))), Map.of());
      }
      for (int limit : new int[] {1, 60, 100, 101, 102, 500}) {
        List<Object> read = new ArrayList<>();
        Long before = MOVES + 1L;
        while (before != null) {
          OfficeHistoryPage page =
              OfficeHistoryPage.of("T", MOVES, before, limit, whole.subList(0, 101));
          page = page.isWhole() ? page : page.with(store.list("T", page.before(), page.left()));
          JsonObject json = page.json();
          assertThat(json.getJsonArray("moves").size()).isBetween(1, limit);
          json.getJsonArray("moves").forEach(read::add);
          before = json.getLong("next");
        }
        assertThat(read).as("pages of %s", limit).isEqualTo(whole);
      }
    }
  }

  private static String json(String task, long version) {
    return new JsonObject().put("version", version).put("reason", task + version).encode();
  }
}
