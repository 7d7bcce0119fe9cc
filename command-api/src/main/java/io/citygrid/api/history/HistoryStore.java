package io.citygrid.api.history;

import io.citygrid.api.kafka.StoreFile;
import io.citygrid.api.kafka.StoredPosition;
import io.citygrid.api.kafka.TakenStore;
import io.citygrid.city.event.MetricValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The history of all metrics on disk, in one file. What was taken is found at once, and is kept
 * with the offsets behind it at the next {@link #commit}; a process that dies in between finds both
 * as they were before. One thread writes; any thread asks.
 *
 * <p>Minutes and quarters lie in one map for each day of UTC, so that a day is forgotten at once.
 * Quarters and days are always made of all that is known below them; a correction of a minute
 * therefore reaches its quarter and its day, as long as the minute is kept.
 */
public final class HistoryStore implements TakenStore, AutoCloseable {
  /** For how long minutes are kept, counted back from the newest value of all. */
  public static final Duration MINUTES_KEPT = Duration.ofDays(8);

  /** For how long quarters are kept. */
  public static final Duration QUARTERS_KEPT = Duration.ofDays(400);

  private static final String FILE = "metrics.mv";
  private static final String MINUTES = "minutes.";
  private static final String QUARTERS = "quarters.";
  private static final int CACHE_MEBIBYTES = 32;
  private static final int WORTH_COMPACTING_PERCENT = 60;
  private static final int COMPACTED_AT_ONCE_BYTES = 4 << 20;

  private final MVStore store;
  private final MVMap<String, byte[]> days;
  private final MVMap<String, byte[]> latest;
  private final StoredPosition position;
  private final AtomicLong latestChanges = new AtomicLong();
  private long newestDay;

  private HistoryStore(MVStore store) {
    this.store = store;
    this.days = store.openMap("days");
    this.latest = store.openMap("latest");
    this.position = new StoredPosition(store);
    this.newestDay =
        daysOf(MINUTES).stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
  }

  /**
   * Opens the store, making it when it is not there.
   *
   * @throws HistoryException when another process has it, or when it cannot be read or written
   */
  public static HistoryStore open(Path directory) throws HistoryException {
    try {
      return new HistoryStore(StoreFile.open(directory, FILE, CACHE_MEBIBYTES));
    } catch (IOException e) {
      throw new HistoryException(
          "The history of metrics in %s cannot be used (%s); stop the other process that has it, choose another directory with --history, or delete it: what Kafka still has of the metrics is read again."
              .formatted(directory, e.getMessage()),
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

  /** Begins at the start of a topic; what is known of the metrics stays. */
  @Override
  public void restart(String topicId) {
    position.restart(topicId);
  }

  /**
   * Takes values, each at least once and in any order.
   *
   * @param next the offsets behind them
   * @param zone in which a day begins and ends
   * @return how many came when the minutes of their day had been forgotten, and change nothing
   */
  int take(List<MetricValue> values, Map<Integer, Long> next, ZoneId zone) {
    int tooLate = 0;
    TreeMap<Long, List<MetricValue>> byDay =
        values.stream()
            .collect(
                Collectors.groupingBy(
                    value -> MinuteBlock.dayOf(value.eventTime()),
                    TreeMap::new,
                    Collectors.toList()));
    for (Map.Entry<Long, List<MetricValue>> ofDay : byDay.descendingMap().entrySet()) {
      newestDay = Math.max(newestDay, ofDay.getKey());
      if (ofDay.getKey() < newestDay - MINUTES_KEPT.toDays()) {
        tooLate += ofDay.getValue().size();
      } else {
        takeDay(ofDay.getKey(), ofDay.getValue(), zone);
      }
    }
    position.reach(next);
    return tooLate;
  }

  private void takeDay(long day, List<MetricValue> values, ZoneId zone) {
    MVMap<String, byte[]> minutes = store.openMap(MINUTES + day);
    Map<String, List<MetricValue>> byKey =
        values.stream().collect(Collectors.groupingBy(MetricValue::key));
    byKey.forEach(
        (key, ofKey) -> {
          MinuteBlock block = new MinuteBlock(day, minutes.get(key));
          TreeSet<Instant> changed = new TreeSet<>();
          for (MetricValue value : ofKey) {
            if (block.put(value)) {
              changed.add(quarterOf(value.eventTime()));
            }
            remember(value);
          }
          if (!changed.isEmpty()) {
            minutes.put(key, block.toBytes());
            makeQuarters(key, block, changed, zone);
          }
        });
  }

  private void remember(MetricValue value) {
    LatestMetric told =
        new LatestMetric(
            value.key(),
            value.unit(),
            value.eventTime(),
            value.value(),
            value.version(),
            value.quality());
    byte[] known = latest.get(value.key());
    if (known == null || LatestMetric.of(value.key(), known).yieldsTo(told)) {
      latest.put(value.key(), told.toBytes());
      latestChanges.incrementAndGet();
    }
  }

  private void makeQuarters(
      String key, MinuteBlock minutes, TreeSet<Instant> changed, ZoneId zone) {
    MVMap<String, byte[]> quarters = store.openMap(QUARTERS + MinuteBlock.dayOf(changed.first()));
    PointBlock block = new PointBlock(quarters.get(key));
    for (Instant quarter : changed) {
      block.put(HistoryPoint.over(quarter, minutes.quarter(quarter)));
    }
    quarters.put(key, block.toBytes());
    changed.stream()
        .map(quarter -> quarter.atZone(zone).toLocalDate())
        .distinct()
        .forEach(date -> makeDay(key, date, zone));
  }

  private void makeDay(String key, LocalDate date, ZoneId zone) {
    Instant from = date.atStartOfDay(zone).toInstant();
    Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
    PointBlock day = new PointBlock(null);
    day.put(HistoryPoint.over(from, blocks(QUARTERS, key, from, to)));
    days.put(dayKey(key, from), day.toBytes());
  }

  private static Instant quarterOf(Instant at) {
    long step = Resolution.QUARTER.step().toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), step) * step);
  }

  /** Sorts by key, then by time, back to the year 1938. */
  private static String dayKey(String key, Instant from) {
    return "%s\n%012d".formatted(key, from.getEpochSecond() + 1_000_000_000L);
  }

  /** What a metric was from a moment (inclusive) to another (exclusive), by time. */
  public List<HistoryPoint> points(String key, Resolution resolution, Instant from, Instant to) {
    return switch (resolution) {
      case MINUTE -> blocks(MINUTES, key, from, to);
      case QUARTER -> blocks(QUARTERS, key, from, to);
      case DAY -> days(key, from, to);
    };
  }

  private List<HistoryPoint> blocks(String kind, String key, Instant from, Instant to) {
    List<HistoryPoint> points = new ArrayList<>();
    for (long day :
        daysOf(kind).subSet(MinuteBlock.dayOf(from), true, MinuteBlock.dayOf(to), true)) {
      byte[] bytes = store.<String, byte[]>openMap(kind + day).get(key);
      if (bytes != null) {
        List<HistoryPoint> all =
            MINUTES.equals(kind)
                ? new MinuteBlock(day, bytes).points()
                : new PointBlock(bytes).points();
        all.stream()
            .filter(point -> !point.at().isBefore(from) && point.at().isBefore(to))
            .forEach(points::add);
      }
    }
    return points;
  }

  private List<HistoryPoint> days(String key, Instant from, Instant to) {
    List<HistoryPoint> points = new ArrayList<>();
    Cursor<String, byte[]> found = days.cursor(dayKey(key, from), dayKey(key, to), false);
    while (found.hasNext()) {
      found.next();
      new PointBlock(found.getValue())
          .points().stream().filter(point -> point.at().isBefore(to)).forEach(points::add);
    }
    return points;
  }

  /** The newest value of a metric; empty when nothing is known of it. */
  public Optional<LatestMetric> findLatest(String key) {
    return Optional.ofNullable(latest.get(key)).map(bytes -> LatestMetric.of(key, bytes));
  }

  /** True when there is a metric whose key begins so. */
  public boolean knowsAny(String prefix) {
    String key = latest.ceilingKey(prefix);
    return key != null && key.startsWith(prefix);
  }

  /**
   * The newest values of metrics whose key begins so, by key.
   *
   * @param after only those behind this key
   */
  public List<LatestMetric> listLatest(String prefix, String after) {
    List<LatestMetric> listed = new ArrayList<>();
    Cursor<String, byte[]> found = latest.cursor(after.compareTo(prefix) > 0 ? after : prefix);
    while (found.hasNext()) {
      String key = found.next();
      if (!key.startsWith(prefix)) {
        break;
      }
      if (!key.equals(after)) {
        listed.add(LatestMetric.of(key, found.getValue()));
      }
    }
    return listed;
  }

  /** How often the newest value of any metric has changed since the store was opened. */
  long latestChanges() {
    return latestChanges.get();
  }

  /** Puts what was taken on disk, with its offsets, and forgets what is not kept so long. */
  @Override
  public void commit() {
    forget(MINUTES, newestDay - MINUTES_KEPT.toDays());
    forget(QUARTERS, newestDay - QUARTERS_KEPT.toDays());
    store.commit();
    store.compact(WORTH_COMPACTING_PERCENT, COMPACTED_AT_ONCE_BYTES);
  }

  private void forget(String kind, long oldestKept) {
    daysOf(kind).headSet(oldestKept).forEach(day -> store.removeMap(kind + day));
  }

  private TreeSet<Long> daysOf(String kind) {
    return store.getMapNames().stream()
        .filter(name -> name.startsWith(kind))
        .map(name -> Long.valueOf(name.substring(kind.length())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    store.close();
  }
}
