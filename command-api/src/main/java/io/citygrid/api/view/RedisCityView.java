package io.citygrid.api.view;

import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.geo.LonLat;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.GeoSearchParam;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.resps.Tuple;

/** The live view as the jobs write it to Redis; see {@link RedisKeys}. Thread-safe. */
public final class RedisCityView implements CityView, AutoCloseable {
  private static final String VERSION = "v";
  private static final String JSON = "j";

  private final RedisClient redis;

  /**
   * @param connections how many workers may ask at the same time
   */
  public RedisCityView(URI uri, int connections) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    this.redis = RedisClient.builder().fromURI(uri).poolConfig(pool).build();
  }

  @Override
  public void close() {
    redis.close();
  }

  @Override
  public Optional<ViewItem> find(ViewKind kind, String id) {
    return listByIds(kind, List.of(id)).stream().findFirst();
  }

  @Override
  public List<ViewItem> listByIds(ViewKind kind, Collection<String> ids) {
    Map<String, Long> times = new LinkedHashMap<>();
    ids.forEach(id -> times.put(id, 0L));
    return asking(() -> items(kind, times));
  }

  @Override
  public Set<String> existing(ViewKind kind, Collection<String> ids) {
    return pipelined(ids, (pipeline, id) -> pipeline.hget(RedisKeys.item(kind, id), VERSION))
        .keySet();
  }

  @Override
  public List<ViewItem> list(ViewKind kind, String index, Cursor before, int limit) {
    return asking(() -> items(kind, stretch(index, before, limit)));
  }

  @Override
  public Map<String, Double> near(String map, LonLat center, double radiusMeters, int limit) {
    GeoSearchParam around =
        GeoSearchParam.geoSearchParam()
            .fromLonLat(center.lon(), center.lat())
            .byRadius(radiusMeters, GeoUnit.M)
            .withDist()
            .asc()
            .count(limit);
    Map<String, Double> found = new LinkedHashMap<>();
    asking(() -> redis.geosearch(RedisKeys.index(map), around))
        .forEach(place -> found.put(place.getMemberByString(), place.getDistance()));
    return found;
  }

  @Override
  public Map<String, Long> counts(Collection<String> indexes) {
    return pipelined(indexes, (pipeline, index) -> pipeline.zcard(RedisKeys.index(index)));
  }

  @Override
  public LatestChanges latestAfter(ViewKind kind, LatestMark mark) {
    return asking(
        () -> {
          LatestMark now;
          List<StreamEntry> marks;
          try (AbstractTransaction transaction = redis.multi()) {
            Response<String> epoch = transaction.get(RedisKeys.EPOCH);
            Response<String> number = transaction.get(RedisKeys.mark(kind));
            Response<List<StreamEntry>> entries =
                transaction.xrange(RedisKeys.marks(kind), (mark.number() + 1) + "-0", "+");
            transaction.exec();
            ViewPosition position = position(epoch.get(), number.get());
            now = new LatestMark(position.epoch(), position.sequence());
            marks = entries.get();
          }
          if (mark.isBrokenBy(now) || marks.size() < now.number() - mark.number()) {
            return new LatestChanges(now, true, latest(RedisKeys.latest(kind)));
          }
          Set<String> ids = new LinkedHashSet<>();
          marks.forEach(
              entry -> ids.addAll(List.of(entry.getFields().getOrDefault("ids", "").split("\n"))));
          return new LatestChanges(now, false, latest(RedisKeys.latest(kind), ids));
        });
  }

  @Override
  public Map<ViewKind, LatestMark> countedWrites(Collection<ViewKind> kinds) {
    List<ViewKind> asked = List.copyOf(kinds);
    List<String> keys = new ArrayList<>();
    keys.add(RedisKeys.EPOCH);
    asked.forEach(kind -> keys.add(RedisKeys.mark(kind)));
    List<String> values = asking(() -> redis.mget(keys.toArray(String[]::new)));
    Map<ViewKind, LatestMark> marks = new EnumMap<>(ViewKind.class);
    for (int i = 0; i < asked.size(); i++) {
      ViewPosition position = position(values.get(0), values.get(i + 1));
      marks.put(asked.get(i), new LatestMark(position.epoch(), position.sequence()));
    }
    return marks;
  }

  @Override
  public Map<String, String> readings() {
    return latest(RedisKeys.READINGS);
  }

  @Override
  public Map<String, String> segments() {
    return latest(RedisKeys.SEGMENTS);
  }

  @Override
  public Map<String, String> cells() {
    return latest(RedisKeys.CELLS);
  }

  @Override
  public Map<String, String> heat() {
    return latest(RedisKeys.HEAT);
  }

  @Override
  public Map<String, String> flow() {
    return latest(RedisKeys.FLOW);
  }

  @Override
  public Map<String, String> travel() {
    return latest(RedisKeys.TRAVEL);
  }

  @Override
  public Map<String, String> crowd() {
    return latest(RedisKeys.CROWD);
  }

  /** Each value of such a hash has its version before it. */
  private Map<String, String> latest(String key) {
    Map<String, String> latest = new HashMap<>();
    asking(() -> redis.hgetAll(key)).forEach((id, value) -> latest.put(id, withoutVersion(value)));
    return latest;
  }

  /** Those of the ids that have a value. */
  private Map<String, String> latest(String key, Set<String> ids) {
    Map<String, String> latest = new HashMap<>();
    if (!ids.isEmpty()) {
      Iterator<String> values = redis.hmget(key, ids.toArray(String[]::new)).iterator();
      for (String id : ids) {
        Optional.ofNullable(values.next()).ifPresent(v -> latest.put(id, withoutVersion(v)));
      }
    }
    return latest;
  }

  private static String withoutVersion(String value) {
    return value.substring(value.indexOf(' ') + 1);
  }

  @Override
  public Map<String, String> outcomes(Collection<String> commandIds) {
    return pipelined(commandIds, (pipeline, id) -> pipeline.get(RedisKeys.outcome(id)));
  }

  @Override
  public ViewPosition position() {
    return changesAfter(Long.MAX_VALUE - 1, 1).position();
  }

  @Override
  public ViewChanges changesAfter(long sequence, int limit) {
    return asking(
        () -> {
          try (AbstractTransaction transaction = redis.multi()) {
            Response<String> epoch = transaction.get(RedisKeys.EPOCH);
            Response<String> latest = transaction.get(RedisKeys.SEQUENCE);
            Response<List<StreamEntry>> entries =
                transaction.xrange(RedisKeys.CHANGES, (sequence + 1) + "-0", "+", limit);
            transaction.exec();
            return new ViewChanges(
                position(epoch.get(), latest.get()),
                entries.get().stream().map(RedisCityView::change).toList());
          }
        });
  }

  @Override
  public Map<String, Long> pulses(Collection<String> jobs) {
    Map<String, Long> pulses = new HashMap<>();
    pipelined(jobs, (pipeline, job) -> pipeline.get(RedisKeys.pulse(job)))
        .forEach((job, millis) -> pulses.put(job, Long.parseLong(millis)));
    return pulses;
  }

  private static ViewPosition position(@Nullable String epoch, @Nullable String sequence) {
    return new ViewPosition(
        epoch == null ? "" : epoch, sequence == null ? 0 : Long.parseLong(sequence));
  }

  private static ViewChange change(StreamEntry entry) {
    Map<String, String> fields = entry.getFields();
    String kind = fields.get("kind");
    return new ViewChange(
        entry.getID().getTime(),
        new ViewItem(
            kindOf(kind),
            fields.getOrDefault("id", ""),
            Long.parseLong(fields.getOrDefault("version", "0")),
            Long.parseLong(fields.getOrDefault("at", "0")),
            fields.getOrDefault("json", "null")));
  }

  private static ViewKind kindOf(@Nullable String key) {
    for (ViewKind kind : ViewKind.values()) {
      if (kind.key().equals(key)) {
        return kind;
      }
    }
    throw new IllegalStateException("the change log names an unknown kind: " + key);
  }

  /** Ids with their times, in order. */
  private Map<String, Long> stretch(String index, Cursor before, int limit) {
    String max = before.equals(Cursor.START) ? "+inf" : Long.toString(before.atMillis());
    Map<String, Long> found = new LinkedHashMap<>();
    for (int offset = 0; found.size() < limit; offset += limit) {
      List<Tuple> next =
          redis.zrevrangeByScoreWithScores(RedisKeys.index(index), max, "-inf", offset, limit);
      for (Tuple tuple : next) {
        long at = (long) tuple.getScore();
        if (found.size() < limit && before.isBefore(at, tuple.getElement())) {
          found.put(tuple.getElement(), at);
        }
      }
      if (next.size() < limit) {
        break;
      }
    }
    return found;
  }

  private List<ViewItem> items(ViewKind kind, Map<String, Long> times) {
    List<ViewItem> items = new ArrayList<>(times.size());
    try (AbstractPipeline pipeline = redis.pipelined()) {
      Map<String, Response<List<String>>> asked = new LinkedHashMap<>();
      times
          .keySet()
          .forEach(id -> asked.put(id, pipeline.hmget(RedisKeys.item(kind, id), VERSION, JSON)));
      pipeline.sync();
      asked.forEach(
          (id, answer) -> {
            @Nullable String version = answer.get().get(0);
            @Nullable String json = answer.get().get(1);
            if (version != null && json != null) {
              long at = times.getOrDefault(id, 0L);
              items.add(new ViewItem(kind, id, Long.parseLong(version), at, json));
            }
          });
    }
    return items;
  }

  private interface Ask<T> {
    Response<T> ask(AbstractPipeline pipeline, String name);
  }

  private <T> Map<String, T> pipelined(Collection<String> names, Ask<T> ask) {
    return asking(
        () -> {
          Map<String, Response<T>> asked = new LinkedHashMap<>();
          try (AbstractPipeline pipeline = redis.pipelined()) {
            names.forEach(name -> asked.put(name, ask.ask(pipeline, name)));
            pipeline.sync();
          }
          Map<String, T> answers = new LinkedHashMap<>();
          asked.forEach(
              (name, answer) ->
                  Optional.ofNullable(answer.get()).ifPresent(a -> answers.put(name, a)));
          return answers;
        });
  }

  private static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw new ViewAwayException(e);
    }
  }
}
