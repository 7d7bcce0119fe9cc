package io.citygrid.jobs.runtime;

import io.citygrid.jobs.redis.RedisParameters;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a job is deployed. What it decides does not depend on any of it.
 *
 * @param bootstrapServers Kafka's addresses, {@code host:port,...}
 * @param redis the live view
 * @param checkpointDirectory where checkpoints are kept, one directory for each job
 * @param checkpointInterval how often; the record on Kafka becomes readable at that pace
 * @param parallelism how many subtasks each operator has
 * @param stateBackend where state is kept
 * @param stateTtl how long a thing that nothing happens to is remembered
 * @param restartDelay how long the first restart after a failure waits; doubles up to a minute
 * @param bufferTimeout how long a record waits in a network buffer at most; with 0 each is handed
 *     on by itself, which costs more for each and nothing while none comes
 * @param transactionalIdPrefix stable name of the job's transactions; two jobs must not share it
 * @param transactionTimeout how long Kafka keeps a transaction of a job that is down; the brokers'
 *     {@code transaction.max.timeout.ms} must allow it
 * @param outOfOrderness how far readings may be out of order
 * @param sourceIdleness after how long without a message a partition no longer holds back event
 *     time
 * @param clockSpeed how many times as fast as the clock time passes in the city until it has caught
 *     up; 1 but in a simulated one
 * @param versionPatience how long a record waits for the city version it names
 * @param metricsHost on which address Prometheus is answered
 * @param metricsPort on which port; 0 for not at all
 */
public record JobParameters(
    String bootstrapServers,
    RedisParameters redis,
    Path checkpointDirectory,
    Duration checkpointInterval,
    int parallelism,
    StateBackend stateBackend,
    Duration stateTtl,
    Duration restartDelay,
    Duration bufferTimeout,
    String transactionalIdPrefix,
    Duration transactionTimeout,
    Duration outOfOrderness,
    Duration sourceIdleness,
    double clockSpeed,
    Duration versionPatience,
    String metricsHost,
    int metricsPort) {
  /**
   * Of jobs whose record nobody waits for: each checkpoint writes their whole state on the heap,
   * whether anything happened or not.
   */
  private static final Duration UNHURRIED = Duration.ofSeconds(10);

  /** Of jobs to which little comes, and rarely much at once. */
  private static final Duration AT_ONCE = Duration.ZERO;

  /**
   * How far apart what the edge stamps itself can come: its instances' clocks and the time to write
   * a message to Kafka. A time limit is seen to be over by so much late.
   */
  private static final Duration STAMPED_BY_THE_EDGE = Duration.ofMillis(500);

  public JobParameters {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrapServers must name at least one broker");
    }
    if (transactionalIdPrefix.isBlank()) {
      throw new IllegalArgumentException("transactionalIdPrefix must not be blank");
    }
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1 but is " + parallelism);
    }
    requireAtLeast("checkpointInterval", checkpointInterval, Duration.ofMillis(10));
    requireAtLeast("stateTtl", stateTtl, Duration.ofMinutes(1));
    requireAtLeast("restartDelay", restartDelay, Duration.ofMillis(1));
    requireAtLeast("bufferTimeout", bufferTimeout, Duration.ZERO);
    requireAtLeast("transactionTimeout", transactionTimeout, checkpointInterval.multipliedBy(2));
    requireAtLeast("outOfOrderness", outOfOrderness, Duration.ZERO);
    requireAtLeast("sourceIdleness", sourceIdleness, Duration.ofMillis(10));
    if (!(clockSpeed >= 1)) {
      throw new IllegalArgumentException("clockSpeed must be at least 1 but is " + clockSpeed);
    }
    requireAtLeast("versionPatience", versionPatience, Duration.ofMillis(1));
    if (metricsPort < 0 || metricsPort > 65_535) {
      throw new IllegalArgumentException("metricsPort must be in [0, 65535] but is " + metricsPort);
    }
  }

  private static void requireAtLeast(String name, Duration duration, Duration least) {
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          name + " must be at least " + least + " but is " + duration);
    }
  }

  /** The usual parameters of the job for cases: much state, kept for two years. */
  public static Builder cases(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-cases")
        .stateBackend(StateBackend.ROCKSDB)
        .outOfOrderness(STAMPED_BY_THE_EDGE)
        .stateTtl(Duration.ofDays(730));
  }

  /** The usual parameters of the job for sensors: little state, touched often. */
  public static Builder sensors(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-sensors")
        .stateBackend(StateBackend.HEAP)
        .stateTtl(Duration.ofDays(90));
  }

  /** The usual parameters of the job for verification tasks: kept a season. */
  public static Builder verification(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-verification")
        .stateBackend(StateBackend.ROCKSDB)
        .bufferTimeout(AT_ONCE)
        .stateTtl(Duration.ofDays(90));
  }

  /** The usual parameters of the job for facts: kept for as long as visits may be apart, twice. */
  public static Builder facts(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-facts")
        .stateBackend(StateBackend.ROCKSDB)
        .bufferTimeout(AT_ONCE)
        .stateTtl(Duration.ofDays(7_306));
  }

  /** The usual parameters of the job for tasks of the office: few, but some take years. */
  public static Builder office(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-office")
        .stateBackend(StateBackend.HEAP)
        .bufferTimeout(AT_ONCE)
        .stateTtl(Duration.ofDays(3_653));
  }

  /**
   * The usual parameters of the job for traffic: what is learned of a segment is kept long. Of two
   * kinds of sources the one must not run ahead while the other is still starting, and detectors
   * speak once a minute at most: so silence means nothing for longer than elsewhere.
   */
  public static Builder traffic(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-traffic")
        .stateBackend(StateBackend.HEAP)
        .checkpointInterval(UNHURRIED)
        .sourceIdleness(Duration.ofSeconds(10))
        .stateTtl(Duration.ofDays(90));
  }

  /**
   * The usual parameters of the job for crowds: two kinds of sources wait for each other, as in
   * traffic, and what is usual in an area is kept for more than a year. Its state belongs on the
   * heap: many devices share a key, which RocksDB would read and write whole for each ping.
   */
  public static Builder crowd(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-crowd")
        .stateBackend(StateBackend.HEAP)
        .checkpointInterval(UNHURRIED)
        .sourceIdleness(Duration.ofSeconds(10))
        .stateTtl(Duration.ofDays(400));
  }

  /**
   * The usual parameters of the job for insight: it joins what other jobs tell, which may be silent
   * for as long as theirs.
   */
  public static Builder insight(String bootstrapServers, URI redis, Path checkpointDirectory) {
    return new Builder(bootstrapServers, redis, checkpointDirectory, "citygrid-insight")
        .stateBackend(StateBackend.HEAP)
        .checkpointInterval(UNHURRIED)
        .sourceIdleness(Duration.ofSeconds(10))
        .stateTtl(Duration.ofDays(90));
  }

  /** Parameters with usual values that can be changed one by one. */
  public static final class Builder {
    private final String bootstrapServers;
    private final Path checkpointDirectory;
    private final String transactionalIdPrefix;
    private RedisParameters redis;
    private Duration checkpointInterval = Duration.ofSeconds(2);
    private int parallelism = 1;
    private StateBackend stateBackend = StateBackend.HEAP;
    private Duration stateTtl = Duration.ofDays(90);
    private Duration restartDelay = Duration.ofSeconds(1);

    /**
     * Each output of a task has a thread that wakes this often, also when nothing flows; a record
     * that crosses the network three times waits half of it each time.
     */
    private Duration bufferTimeout = Duration.ofMillis(25);

    private Duration transactionTimeout = Duration.ofDays(1);
    private Duration outOfOrderness = Duration.ofSeconds(2);
    private Duration sourceIdleness = Duration.ofSeconds(2);
    private double clockSpeed = 1;
    private Duration versionPatience = Duration.ofSeconds(30);
    private String metricsHost = "127.0.0.1";
    private int metricsPort;

    private Builder(
        String bootstrapServers, URI redis, Path checkpointDirectory, String transactionalId) {
      this.bootstrapServers = bootstrapServers;
      this.redis = RedisParameters.of(redis);
      this.checkpointDirectory = checkpointDirectory;
      this.transactionalIdPrefix = transactionalId;
    }

    public Builder redis(RedisParameters parameters) {
      redis = parameters;
      return this;
    }

    public Builder checkpointInterval(Duration interval) {
      checkpointInterval = interval;
      return this;
    }

    public Builder parallelism(int subtasks) {
      parallelism = subtasks;
      return this;
    }

    public Builder stateBackend(StateBackend backend) {
      stateBackend = backend;
      return this;
    }

    public Builder stateTtl(Duration ttl) {
      stateTtl = ttl;
      return this;
    }

    public Builder restartDelay(Duration delay) {
      restartDelay = delay;
      return this;
    }

    public Builder bufferTimeout(Duration timeout) {
      bufferTimeout = timeout;
      return this;
    }

    public Builder transactionTimeout(Duration timeout) {
      transactionTimeout = timeout;
      return this;
    }

    public Builder outOfOrderness(Duration bound) {
      outOfOrderness = bound;
      return this;
    }

    public Builder sourceIdleness(Duration idleness) {
      sourceIdleness = idleness;
      return this;
    }

    public Builder clockSpeed(double speed) {
      clockSpeed = speed;
      return this;
    }

    public Builder versionPatience(Duration patience) {
      versionPatience = patience;
      return this;
    }

    public Builder metrics(String host, int port) {
      metricsHost = host;
      metricsPort = port;
      return this;
    }

    public JobParameters build() {
      return new JobParameters(
          bootstrapServers,
          redis,
          checkpointDirectory,
          checkpointInterval,
          parallelism,
          stateBackend,
          stateTtl,
          restartDelay,
          bufferTimeout,
          transactionalIdPrefix,
          transactionTimeout,
          outOfOrderness,
          sourceIdleness,
          clockSpeed,
          versionPatience,
          metricsHost,
          metricsPort);
    }
  }
}
