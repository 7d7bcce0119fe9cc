package io.citygrid.jobs.redis;

import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.RedisKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * A connection to the live view. Value, indexes and change log of a thing move at once, in a script
 * call that takes some dozens of writes; many calls travel together. Every method throws {@link
 * JedisException} when Redis cannot be reached, and then connects anew on the next call; what was
 * written before the break is harmless to write again. Not thread-safe.
 */
public final class RedisView implements AutoCloseable {
  private static final int LATEST_PER_CALL = 100;

  /** For as many calls the feed may be slow; after that it reads all values of the kind again. */
  private static final String MARKS_KEPT = "500";

  /** Redis serves nobody else during a call: some 50 writes take it about a millisecond or two. */
  private static final int ITEMS_PER_CALL = 50;

  private static final byte[] LOGGED = bytes("1");
  private static final byte[] NOT_LOGGED = bytes("0");
  private static final byte[] NOTHING = {};
  private static final String NO_TERM = "0";
  private static final String TERM_TO_COME = "";
  private static final String TERM_SECONDS = "86400";
  private static final String INDEX_PREFIX = RedisKeys.index("");

  private final HostAndPort address;
  private final JedisClientConfig config;
  private final String changeLogLength;
  private @Nullable Jedis connection;

  /** Taken with the first connection of a job's writer. */
  private String term;

  private final String attempt;

  private RedisView(RedisParameters parameters, String term, String attempt) {
    this.address = JedisURIHelper.getHostAndPort(parameters.uri());
    int timeoutMillis = Math.toIntExact(parameters.timeout().toMillis());
    this.config =
        DefaultJedisClientConfig.builder()
            .user(JedisURIHelper.getUser(parameters.uri()))
            .password(JedisURIHelper.getPassword(parameters.uri()))
            .database(JedisURIHelper.getDBIndex(parameters.uri()))
            .ssl(JedisURIHelper.isRedisSSLScheme(parameters.uri()))
            .connectionTimeoutMillis(timeoutMillis)
            .socketTimeoutMillis(timeoutMillis)
            .build();
    this.changeLogLength = Long.toString(parameters.changeLogLength());
    this.term = term;
    this.attempt = attempt;
  }

  /**
   * The view for one of the writers of a job. What an attempt to run the job writes replaces what
   * attempts before it wrote, also under the same version, and nothing of theirs replaces it.
   * Between writers of the same attempt versions alone decide.
   *
   * @param attempt names the attempt, the same for all its writers
   */
  public static RedisView ofJob(RedisParameters parameters, String attempt) {
    return new RedisView(parameters, TERM_TO_COME, attempt);
  }

  /** The view for one that copies the record: it replaces older versions only. */
  public static RedisView ofRecord(RedisParameters parameters) {
    return new RedisView(parameters, NO_TERM, "");
  }

  /**
   * Writes changes in order and waits until all are there.
   *
   * @return how many changed what is shown
   */
  public int write(List<ViewWrite> writes) {
    return withConnection(
        jedis -> {
          List<ViewWrite> items = new ArrayList<>(writes.size());
          Map<ViewKind, List<ViewWrite>> latest = new EnumMap<>(ViewKind.class);
          Pipeline pipeline = jedis.pipelined();
          List<Response<Object>> answers = new ArrayList<>();
          List<Response<String>> outcomes = new ArrayList<>();
          for (ViewWrite write : writes) {
            switch (write.kind()) {
              case READING, SEGMENT, CROWD, HEAT, CELL, FLOW, TRAVEL ->
                  latest.computeIfAbsent(write.kind(), any -> new ArrayList<>()).add(write);
              case OUTCOME -> outcomes.add(writeOutcome(pipeline, write));
              case CASE,
                  ALERT,
                  WARNING,
                  FINDING,
                  OFFICE_TASK,
                  DEAD_LETTER,
                  TASK,
                  PAYMENT,
                  NOTIFICATION,
                  FACT ->
                  items.add(write);
            }
          }
          addItems(pipeline, items, answers);
          latest.forEach((kind, values) -> addLatest(pipeline, kind, values, answers));
          pipeline.sync();
          outcomes.forEach(Response::get);
          return countApplied(answers) + outcomes.size();
        });
  }

  /** True when no change was ever written here, or everything is gone. */
  public boolean isEmpty() {
    return withConnection(jedis -> jedis.exists(RedisKeys.SEQUENCE) ? 0 : 1) == 1;
  }

  /** Says that a job's view sink is alive at this wall-clock time. */
  public void pulse(String job, long wallClockMillis) {
    withConnection(
        jedis -> {
          jedis.set(RedisKeys.pulse(job), Long.toString(wallClockMillis));
          return 0;
        });
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private interface Call {
    int on(Jedis jedis);
  }

  private int withConnection(Call call) {
    try {
      Jedis jedis = connect();
      try {
        return call.on(jedis);
      } catch (JedisNoScriptException e) {
        // Redis forgot its scripts (SCRIPT FLUSH); nothing of the batch is lost by sending it
        // again.
        loadScripts(jedis);
        return call.on(jedis);
      }
    } catch (JedisException e) {
      dropConnection();
      throw e;
    }
  }

  private Jedis connect() {
    Jedis jedis = connection;
    if (jedis == null) {
      jedis = new Jedis(address, config);
      connection = jedis;
      loadScripts(jedis);
      jedis.evalsha(
          Script.GREET.sha(),
          List.of(RedisKeys.RUN, RedisKeys.EPOCH),
          List.of(runId(jedis.info("server")), newEpoch()));
      if (term.equals(TERM_TO_COME)) {
        term =
            (String)
                jedis.evalsha(
                    Script.BEGIN_TERM.sha(),
                    List.of(RedisKeys.TERM, RedisKeys.termOf(attempt)),
                    List.of(TERM_SECONDS));
      }
    }
    return jedis;
  }

  private void dropConnection() {
    try {
      close();
    } catch (JedisException e) {
      // It is broken, which is why it is dropped.
      connection = null;
    }
  }

  private static void loadScripts(Jedis jedis) {
    jedis.scriptLoad(Script.WRITE_VIEW.text());
    jedis.scriptLoad(Script.WRITE_LATEST.text());
    jedis.scriptLoad(Script.GREET.text());
    jedis.scriptLoad(Script.BEGIN_TERM.text());
  }

  private static String runId(String serverInfo) {
    return serverInfo
        .lines()
        .filter(line -> line.startsWith("run_id:"))
        .findFirst()
        .orElseThrow(() -> new JedisException("Redis does not say its run_id"));
  }

  private static String newEpoch() {
    return UUID.randomUUID().toString();
  }

  private void addItems(Pipeline pipeline, List<ViewWrite> items, List<Response<Object>> answers) {
    for (int from = 0; from < items.size(); from += ITEMS_PER_CALL) {
      int to = Math.min(items.size(), from + ITEMS_PER_CALL);
      answers.add(writeItems(pipeline, items.subList(from, to)));
    }
  }

  private Response<Object> writeItems(Pipeline pipeline, List<ViewWrite> items) {
    List<byte[]> keys = new ArrayList<>();
    keys.add(bytes(RedisKeys.EPOCH));
    keys.add(bytes(RedisKeys.SEQUENCE));
    keys.add(bytes(RedisKeys.CHANGES));
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(newEpoch()));
    arguments.add(bytes(changeLogLength));
    arguments.add(bytes(INDEX_PREFIX));
    arguments.add(bytes(term));
    for (ViewWrite write : items) {
      keys.add(bytes(RedisKeys.item(write.kind(), write.id())));
      addArguments(arguments, write);
    }
    return pipeline.evalsha(bytes(Script.WRITE_VIEW.sha()), keys, arguments);
  }

  private static void addArguments(List<byte[]> arguments, ViewWrite write) {
    MapPlace place = write.place();
    arguments.add(bytes(write.kind().key()));
    arguments.add(bytes(write.id()));
    arguments.add(bytes(Long.toString(write.version())));
    arguments.add(bytes(Long.toString(write.atMillis())));
    arguments.add(write.json());
    arguments.add(write.kind().logged() ? LOGGED : NOT_LOGGED);
    arguments.add(bytes(String.join("\n", write.indexes())));
    arguments.add(place == null ? NOTHING : bytes(place.index()));
    arguments.add(place == null ? NOTHING : bytes(Double.toString(place.lon())));
    arguments.add(place == null ? NOTHING : bytes(Double.toString(place.lat())));
  }

  /** An outcome never changes: to write it again only keeps it a little longer. */
  private static Response<String> writeOutcome(Pipeline pipeline, ViewWrite write) {
    return pipeline.setex(
        bytes(RedisKeys.outcome(write.id())), RedisKeys.OUTCOME_SECONDS, write.json());
  }

  private static void addLatest(
      Pipeline pipeline, ViewKind kind, List<ViewWrite> latest, List<Response<Object>> answers) {
    List<byte[]> keys = new ArrayList<>();
    keys.add(bytes(RedisKeys.latest(kind)));
    if (kind.marked() || kind.counted()) {
      keys.add(bytes(RedisKeys.EPOCH));
      keys.add(bytes(RedisKeys.mark(kind)));
    }
    if (kind.marked()) {
      keys.add(bytes(RedisKeys.marks(kind)));
    }
    for (int from = 0; from < latest.size(); from += LATEST_PER_CALL) {
      List<byte[]> arguments = new ArrayList<>();
      arguments.add(bytes(newEpoch()));
      arguments.add(bytes(MARKS_KEPT));
      int to = Math.min(latest.size(), from + LATEST_PER_CALL);
      for (ViewWrite write : latest.subList(from, to)) {
        arguments.add(bytes(write.id()));
        arguments.add(bytes(Long.toString(write.version())));
        arguments.add(write.json());
      }
      answers.add(pipeline.evalsha(bytes(Script.WRITE_LATEST.sha()), keys, arguments));
    }
  }

  /** How many were applied; an answer that is an error throws here. */
  private static int countApplied(List<Response<Object>> answers) {
    int applied = 0;
    for (Response<Object> answer : answers) {
      if (answer.get() instanceof List<?> sequences) {
        applied += (int) sequences.stream().filter(sequence -> ((Long) sequence) > 0).count();
      } else {
        applied += ((Long) answer.get()).intValue();
      }
    }
    return applied;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
