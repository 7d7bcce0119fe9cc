package io.citygrid.api.view;

import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.RedisKeys;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;

/** Writes the live view as {@link RedisKeys} describes it, in the place of the jobs. One writer. */
public final class RedisWriter implements AutoCloseable {
  private final RedisClient redis;

  public RedisWriter(URI uri) {
    this.redis = RedisClient.builder().fromURI(uri).build();
  }

  public void clear() {
    redis.flushAll();
  }

  public void write(ViewWrite write) {
    String item = RedisKeys.item(write.kind(), write.id());
    List<String> before = redis.hmget(item, "v", "x");
    if (before.get(0) != null && Long.parseLong(before.get(0)) >= write.version()) {
      return;
    }
    redis.setnx(RedisKeys.EPOCH, "epoch-1");
    if (before.get(1) != null) {
      for (String index : before.get(1).split("\n")) {
        redis.zrem(RedisKeys.index(index), write.id());
      }
    }
    MapPlace place = write.place();
    for (String index : write.indexes()) {
      if (place != null && place.index().equals(index)) {
        redis.geoadd(RedisKeys.index(index), place.lon(), place.lat(), write.id());
        continue;
      }
      redis.zadd(RedisKeys.index(index), write.atMillis(), write.id());
    }
    redis.hset(
        item,
        Map.of(
            "v", Long.toString(write.version()),
            "j", write.text(),
            "x", String.join("\n", write.indexes())));
    append(
        RedisKeys.SEQUENCE,
        RedisKeys.CHANGES,
        Map.of(
            "kind", write.kind().key(),
            "id", write.id(),
            "version", Long.toString(write.version()),
            "at", Long.toString(write.atMillis()),
            "json", write.text()));
  }

  public void outcome(String commandId, String json) {
    redis.setex(RedisKeys.outcome(commandId), RedisKeys.OUTCOME_SECONDS, json);
  }

  public void reading(String device, String metric, long version, String json) {
    redis.hset(RedisKeys.READINGS, device + "/" + metric, version + " " + json);
  }

  public void segment(String id, long version, String json) {
    latest(ViewKind.SEGMENT, id, version, json);
  }

  public void crowd(String area, long version, String json) {
    latest(ViewKind.CROWD, area, version, json);
  }

  public void forgetMarks(ViewKind kind) {
    redis.xtrim(RedisKeys.marks(kind), 0, false);
  }

  private void latest(ViewKind kind, String id, long version, String json) {
    redis.hset(RedisKeys.latest(kind), id, version + " " + json);
    append(RedisKeys.mark(kind), RedisKeys.marks(kind), Map.of("ids", id));
  }

  private void counted(ViewKind kind, String id, long version, String json) {
    redis.hset(RedisKeys.latest(kind), id, version + " " + json);
    redis.incr(RedisKeys.mark(kind));
  }

  /** Counts and adds in one step, as the jobs do: who looks in between would take it for a loss. */
  private void append(String counter, String stream, Map<String, String> entry) {
    List<String> fields = new ArrayList<>();
    entry.forEach((field, value) -> fields.addAll(List.of(field, value)));
    redis.eval(
        "redis.call('XADD', KEYS[2], redis.call('INCR', KEYS[1]) .. '-0', unpack(ARGV))",
        List.of(counter, stream),
        fields);
  }

  public void flow(String area, long version, String json) {
    counted(ViewKind.FLOW, area, version, json);
  }

  public void travel(String route, long version, String json) {
    counted(ViewKind.TRAVEL, route, version, json);
  }

  /** Nothing was ever shown of a kind of thing. */
  public void forget(String key) {
    redis.del(key);
  }

  public void cell(String cell, long version, String json) {
    counted(ViewKind.CELL, cell, version, json);
  }

  public void heat(String cell, long version, String json) {
    counted(ViewKind.HEAT, cell, version, json);
  }

  public void pulse(String job, long epochMillis) {
    redis.set(RedisKeys.pulse(job), Long.toString(epochMillis));
  }

  @Override
  public void close() {
    redis.close();
  }
}
