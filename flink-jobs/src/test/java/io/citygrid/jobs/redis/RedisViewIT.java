package io.citygrid.jobs.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;

/** The scripts of the live view on a real Redis. */
class RedisViewIT {
  @TempDir Path directory;
  private final int port = Ports.free();
  private EmbeddedRedis server;
  private Jedis redis;
  private RedisView view;

  @BeforeEach
  void start() throws Exception {
    server = EmbeddedRedis.start(directory, port);
    redis = new Jedis(server.uri());
    view = RedisView.ofJob(parameters(200_000), "run-1");
  }

  @AfterEach
  void stop() {
    view.close();
    redis.close();
    server.close();
  }

  @Test
  void writesValueIndexesAndChangeLogAtOnce() {
    assertThat(view.write(List.of(write("A", 1, "{\"n\":1}", 100, "cases", "cases:open"))))
        .isEqualTo(1);
    assertThat(redis.hget(item("A"), "j")).isEqualTo("{\"n\":1}");
    assertThat(redis.zscore(RedisKeys.index("cases"), "A")).isEqualTo(100);
    assertThat(redis.zscore(RedisKeys.index("cases:open"), "A")).isEqualTo(100);
    assertThat(redis.get(RedisKeys.EPOCH)).isNotBlank();
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("1");
    var change = redis.xrange(RedisKeys.CHANGES, "-", "+").get(0);
    assertThat(change.getID()).isEqualTo(new StreamEntryID(1, 0));
    assertThat(change.getFields())
        .containsEntry("kind", "case")
        .containsEntry("id", "A")
        .containsEntry("version", "1")
        .containsEntry("at", "100")
        .containsEntry("json", "{\"n\":1}");
  }

  @Test
  void anEqualOrOlderVersionChangesNothing() {
    view.write(List.of(write("A", 5, "new", 100, "cases")));
    assertThat(
            view.write(
                List.of(
                    write("A", 5, "again", 100, "elsewhere"),
                    write("A", 4, "old", 90, "elsewhere"))))
        .isZero();
    assertThat(redis.hget(item("A"), "j")).isEqualTo("new");
    assertThat(redis.exists(RedisKeys.index("elsewhere"))).isFalse();
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("1");
    assertThat(redis.xlen(RedisKeys.CHANGES)).isEqualTo(1);
  }

  @Test
  void whatALaterWriterDecidesAnewReplacesWhatWasShownBefore() {
    view.write(List.of(write("A", 1, "reported", 100, "open")));
    view.write(List.of(write("A", 3, "reminded twice", 300, "open")));
    try (RedisView later = RedisView.ofJob(parameters(200_000), "run-2")) {
      assertThat(later.write(List.of(write("A", 2, "closed", 200, "closed")))).isEqualTo(1);
      assertThat(redis.hget(item("A"), "j")).isEqualTo("closed");
      assertThat(redis.exists(RedisKeys.index("open"))).isFalse();
      // Who has seen version 3 must take this for something newer.
      assertThat(redis.hget(item("A"), "v")).isEqualTo("4");
      assertThat(redis.xrevrange(RedisKeys.CHANGES, "+", "-", 1).get(0).getFields())
          .containsEntry("version", "4");

      assertThat(later.write(List.of(write("A", 2, "closed", 200, "closed")))).isZero();
      assertThat(later.write(List.of(write("A", 3, "rated", 400, "closed")))).isEqualTo(1);
      assertThat(redis.hget(item("A"), "v")).isEqualTo("5");
    }
  }

  @Test
  void writersOfOneAttemptGoByVersionsAlone() {
    view.write(List.of(write("A", 1, "one", 100, "cases")));
    try (RedisView beside = RedisView.ofJob(parameters(200_000), "run-1")) {
      assertThat(beside.write(List.of(write("A", 2, "two", 200, "cases")))).isEqualTo(1);
      assertThat(view.write(List.of(write("A", 1, "one", 100, "cases")))).isZero();
      assertThat(view.write(List.of(write("A", 3, "three", 300, "cases")))).isEqualTo(1);
      assertThat(beside.write(List.of(write("A", 2, "two", 200, "cases")))).isZero();
    }
    assertThat(redis.hget(item("A"), "v")).isEqualTo("3");
  }

  @Test
  void aWriterThatWasReplacedChangesNothing() {
    view.write(List.of(write("A", 1, "one", 100, "cases")));
    try (RedisView later = RedisView.ofJob(parameters(200_000), "run-2")) {
      later.write(List.of(write("A", 1, "one", 100, "cases")));
      assertThat(view.write(List.of(write("A", 2, "two", 200, "cases")))).isZero();
      assertThat(later.write(List.of(write("A", 2, "other", 200, "cases")))).isEqualTo(1);
    }
    assertThat(redis.hget(item("A"), "j")).isEqualTo("other");
  }

  @Test
  void theSameDecisionOfALaterWriterIsNoNews() {
    view.write(List.of(write("A", 1, "one", 100, "cases")));
    try (RedisView later = RedisView.ofJob(parameters(200_000), "run-2")) {
      assertThat(later.write(List.of(write("A", 1, "one", 100, "cases")))).isZero();
    }
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("1");
    assertThat(redis.hget(item("A"), "v")).isEqualTo("1");
  }

  @Test
  void theRecordReplacesOlderVersionsOnlyAndAnyWriterGoesOnFromThere() {
    view.write(List.of(write("A", 2, "two", 200, "cases"), write("B", 1, "one", 100, "cases")));
    try (RedisView record = RedisView.ofRecord(parameters(200_000))) {
      assertThat(
              record.write(
                  List.of(
                      write("A", 2, "other", 200, "cases"), write("B", 2, "two", 200, "cases"))))
          .isEqualTo(1);
    }
    assertThat(redis.hget(item("A"), "j")).isEqualTo("two");
    assertThat(redis.hget(item("B"), "j")).isEqualTo("two");
    assertThat(view.write(List.of(write("B", 3, "three", 300, "cases")))).isEqualTo(1);
  }

  @Test
  void termsGrowAlsoWhenRedisHasLostThem() {
    view.write(List.of(write("A", 1, "one", 100, "cases")));
    redis.flushAll();
    view.write(List.of(write("A", 2, "two", 200, "cases")));
    try (RedisView later = RedisView.ofJob(parameters(200_000), "run-2")) {
      assertThat(later.write(List.of(write("A", 3, "three", 300, "cases")))).isEqualTo(1);
    }
  }

  @Test
  void aNewerVersionLeavesTheIndexesItNoLongerBelongsTo() {
    view.write(List.of(write("A", 1, "one", 100, "cases", "cases:open", "cases:north")));
    view.write(List.of(write("A", 2, "two", 200, "cases", "cases:closed")));
    assertThat(redis.zscore(RedisKeys.index("cases"), "A")).isEqualTo(200);
    assertThat(redis.zcard(RedisKeys.index("cases:closed"))).isEqualTo(1);
    assertThat(redis.exists(RedisKeys.index("cases:open"))).isFalse();
    assertThat(redis.exists(RedisKeys.index("cases:north"))).isFalse();
  }

  @Test
  void sequencesHaveNoGapHoweverWritesRepeat() {
    for (int round = 0; round < 3; round++) {
      view.write(
          IntStream.range(0, 1_000).mapToObj(i -> write("C" + i, 1, "x", i, "cases")).toList());
    }
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("1000");
    assertThat(redis.zcard(RedisKeys.index("cases"))).isEqualTo(1_000);
    assertThat(redis.xrevrange(RedisKeys.CHANGES, "+", "-", 1).get(0).getID())
        .isEqualTo(new StreamEntryID(1_000, 0));
  }

  @Test
  void manyWritesAtOnceShowWhatTheyShowOneByOne() {
    Random random = new Random(20_261_128);
    List<ViewWrite> writes =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    write(
                        "C" + random.nextInt(40),
                        1 + random.nextInt(9),
                        "{\"n\":" + i + "}",
                        random.nextInt(1_000),
                        random.nextBoolean() ? new String[] {"a", "b"} : new String[] {"b", "c"}))
            .toList();
    int applied = view.write(writes);
    List<String> together = shown();
    redis.flushAll();
    assertThat(writes.stream().mapToInt(write -> view.write(List.of(write))).sum())
        .isEqualTo(applied)
        .isLessThan(writes.size());
    assertThat(shown()).isEqualTo(together);
  }

  /** All of items, indexes and change log. */
  private List<String> shown() {
    List<String> shown = new ArrayList<>();
    for (String key : new TreeSet<>(redis.keys("*"))) {
      switch (redis.type(key)) {
        case "hash" -> shown.add(key + new TreeMap<>(redis.hgetAll(key)));
        case "zset" -> shown.add(key + redis.zrangeWithScores(key, 0, -1));
        case "stream" -> shown.add(key + redis.xrange(key, "-", "+"));
        default -> {}
      }
    }
    return shown;
  }

  @Test
  void aChangeThatCannotBeWrittenLeavesThoseBeforeItWhole() {
    ViewWrite before = write("A", 1, "one", 100, "cases");
    ViewWrite nowhere =
        new ViewWrite(
            ViewKind.CASE,
            "B",
            1,
            "one".getBytes(StandardCharsets.UTF_8),
            100,
            List.of("map"),
            new MapPlace("map", 999, 31));
    assertThatThrownBy(() -> view.write(List.of(before, nowhere)))
        .isInstanceOf(JedisException.class)
        .hasMessageContaining("longitude");
    assertThat(redis.hget(item("A"), "j")).isEqualTo("one");
    assertThat(redis.zscore(RedisKeys.index("cases"), "A")).isEqualTo(100);
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("1");
    assertThat(redis.exists(item("B"))).isFalse();

    assertThat(view.write(List.of(before, write("C", 1, "one", 100, "cases")))).isEqualTo(1);
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("2");
    assertThat(redis.xlen(RedisKeys.CHANGES)).isEqualTo(2);
  }

  @Test
  void theChangeLogIsCapped() {
    try (RedisView small = RedisView.ofJob(parameters(100), "run-1")) {
      small.write(
          IntStream.range(0, 2_000).mapToObj(i -> write("C" + i, 1, "x", i, "cases")).toList());
    }
    assertThat(redis.xlen(RedisKeys.CHANGES)).isBetween(100L, 400L);
  }

  @Test
  void theLatestReadingWins() {
    view.write(List.of(reading("wl-01/level", 200, "b"), reading("wl-02/level", 50, "z")));
    view.write(List.of(reading("wl-01/level", 100, "a"), reading("wl-01/level", 200, "c")));
    assertThat(redis.hget(RedisKeys.READINGS, "wl-01/level")).isEqualTo("200 b");
    assertThat(redis.hget(RedisKeys.READINGS, "wl-02/level")).isEqualTo("50 z");
    assertThat(redis.exists(RedisKeys.CHANGES)).isFalse();
  }

  /** One mark for a call, of what it wrote alone: what came to nothing is nothing to read again. */
  @Test
  void leavesAMarkOfTheSegmentsThatItWrote() {
    view.write(List.of(segment("ring-1", 200, "b"), segment("ring-2", 50, "z")));
    view.write(List.of(segment("ring-1", 100, "a"), segment("ring-2", 60, "y")));
    view.write(List.of(segment("ring-1", 200, "c"), reading("wl-01/level", 1, "a")));

    assertThat(redis.hget(RedisKeys.SEGMENTS, "ring-2")).isEqualTo("60 y");
    assertThat(redis.get(RedisKeys.mark(ViewKind.SEGMENT))).isEqualTo("2");
    var marks = redis.xrange(RedisKeys.marks(ViewKind.SEGMENT), "-", "+");
    assertThat(marks).extracting(mark -> mark.getID().toString()).containsExactly("1-0", "2-0");
    assertThat(marks)
        .extracting(mark -> mark.getFields().get("ids"))
        .containsExactly("ring-1\nring-2", "ring-2");
    assertThat(redis.exists(RedisKeys.mark(ViewKind.READING))).isFalse();
    assertThat(redis.get(RedisKeys.EPOCH)).isNotBlank();
  }

  /** Whoever asks for these needs to know that something was written, and not what. */
  @Test
  void countsWritesOfWhatIsAskedFor() {
    view.write(List.of(heat("14/1/1", 200, "b"), heat("14/1/2", 50, "z")));
    view.write(List.of(heat("14/1/1", 100, "a")));
    assertThat(redis.get(RedisKeys.mark(ViewKind.HEAT))).isEqualTo("1");
    view.write(List.of(heat("14/1/1", 201, "c")));

    assertThat(redis.get(RedisKeys.mark(ViewKind.HEAT))).isEqualTo("2");
    assertThat(redis.exists(RedisKeys.marks(ViewKind.HEAT))).isFalse();
    redis.flushAll();
    view.write(List.of(heat("14/1/1", 1, "x")));
    assertThat(redis.get(RedisKeys.mark(ViewKind.HEAT))).isEqualTo("1");
    assertThat(redis.get(RedisKeys.EPOCH)).isNotBlank();
  }

  @Test
  void marksAreCappedAndStartOverInAnEmptiedRedis() {
    for (int version = 1; version <= 1_000; version++) {
      view.write(List.of(segment("ring-1", version, "x")));
    }
    assertThat(redis.xlen(RedisKeys.marks(ViewKind.SEGMENT))).isBetween(500L, 700L);
    String epoch = redis.get(RedisKeys.EPOCH);
    redis.flushAll();
    view.write(List.of(segment("ring-1", 1, "x")));
    assertThat(redis.get(RedisKeys.mark(ViewKind.SEGMENT))).isEqualTo("1");
    assertThat(redis.get(RedisKeys.EPOCH)).isNotNull().isNotEqualTo(epoch);
  }

  @Test
  void loadsItsScriptsAgainWhenRedisForgotThem() {
    view.write(List.of(write("A", 1, "one", 1, "cases")));
    redis.scriptFlush();
    assertThat(view.write(List.of(write("A", 2, "two", 2, "cases")))).isEqualTo(1);
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("2");
  }

  @Test
  void afterRedisWasAwayTheSameBatchCanBeWrittenAgain() throws Exception {
    List<ViewWrite> batch = List.of(write("A", 1, "one", 1, "cases"));
    view.write(batch);
    String epoch = redis.get(RedisKeys.EPOCH);
    // While an earlier part of its file is still on the way to the disk, it keeps what follows.
    Awaitility.await().until(() -> redis.info("persistence").contains("aof_buffer_length:0"));
    server.kill();
    assertThatThrownBy(() -> view.write(batch)).isInstanceOf(JedisException.class);
    server = EmbeddedRedis.start(directory, port);
    redis = new Jedis(server.uri());
    assertThat(view.write(batch)).isZero();
    assertThat(view.write(List.of(write("B", 1, "one", 1, "cases")))).isEqualTo(1);
    // It may have lost its last changes, so sequences start over as far as viewers can know.
    assertThat(redis.get(RedisKeys.EPOCH)).isNotEqualTo(epoch);
  }

  @Test
  void anEmptiedRedisIsFilledUnderANewEpoch() {
    view.write(List.of(write("A", 1, "one", 1, "cases")));
    String epoch = redis.get(RedisKeys.EPOCH);
    redis.flushAll();
    view.write(List.of(write("B", 1, "one", 1, "cases")));
    assertThat(redis.get(RedisKeys.EPOCH)).isNotEqualTo(epoch);
    assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo("1");
  }

  @Test
  void aPulseTellsWhenAJobWasLastAlive() {
    view.pulse("cases", 1_234);
    assertThat(redis.get(RedisKeys.pulse("cases"))).isEqualTo("1234");
  }

  private RedisParameters parameters(long changeLogLength) {
    RedisParameters usual = RedisParameters.of(server.uri());
    return new RedisParameters(
        usual.uri(),
        usual.batchSize(),
        usual.linger(),
        usual.readingLinger(),
        usual.timeout(),
        usual.giveUpAfter(),
        changeLogLength);
  }

  private static String item(String id) {
    return RedisKeys.item(ViewKind.CASE, id);
  }

  private static ViewWrite write(String id, long version, String json, long at, String... indexes) {
    return new ViewWrite(ViewKind.CASE, id, version, json, at, List.of(indexes));
  }

  private static ViewWrite reading(String id, long version, String json) {
    return new ViewWrite(ViewKind.READING, id, version, json, version, List.of());
  }

  private static ViewWrite heat(String id, long version, String json) {
    return new ViewWrite(ViewKind.HEAT, id, version, json, version, List.of());
  }

  private static ViewWrite segment(String id, long version, String json) {
    return new ViewWrite(ViewKind.SEGMENT, id, version, json, version, List.of());
  }
}
