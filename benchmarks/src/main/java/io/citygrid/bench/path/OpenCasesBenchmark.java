package io.citygrid.bench.path;

import io.citygrid.bench.Machine;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.jobs.runtime.JobParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/**
 * Very many open cases, each with running clocks, in the real job with its state on disk, the live
 * view in Redis and the record in Kafka: how much memory and disk they take, how long a checkpoint
 * and a savepoint take while nothing happens, how late limits that end are shown to be over at a
 * stair of rates, and how long the job takes from its start on that state to its first new case.
 *
 * <p>The baseline of the same run is the same job with next to no cases: its checkpoint, and its
 * start. The lateness holds the bound of disorder, by which event time is always behind.
 *
 * <p>Arguments: cases, milliseconds of the bound of disorder (the job's own when it is missing),
 * limits that end in a second (any number of steps); default 1,000,000, and 100 500 1,000 2,000
 * 4,000.
 */
public final class OpenCasesBenchmark {
  /** Long enough that no clock of the many ends meanwhile. */
  private static final Duration LIMIT = Duration.ofHours(6);

  private static final CityFiles CITY =
      GridCity.files(
          Map.of(
              "casework.yaml", "acceptanceMinutes: %d%nyellowShare: 0.0%n".formatted(6 * 60),
              "standards.csv", standards()));

  private static final int SAMPLES = 5;
  private static final Duration LEAD = Duration.ofSeconds(20);

  private final Path directory;
  private final JobParameters parameters;
  private final Inputs inputs;
  private final Jedis view;
  private int probes = 100_000_000;

  private OpenCasesBenchmark(
      Path directory, EmbeddedKafka kafka, EmbeddedRedis redis, Duration disorder) {
    this.directory = directory;
    JobParameters.Builder builder =
        JobParameters.cases(kafka.bootstrapServers(), redis.uri(), directory.resolve("checkpoints"))
            .parallelism(2);
    if (!disorder.isNegative()) {
      builder.outOfOrderness(disorder);
    }
    this.parameters = builder.build();
    this.inputs = new Inputs(kafka.bootstrapServers());
    this.view = new Jedis(redis.uri());
  }

  /** The limit of handling is so long that it never ends here: that of acceptance alone does. */
  private static String standards() {
    return "category,number,filed_when_zh,filed_when_en,closed_when_zh,closed_when_en,"
        + "limit_amount,limit_unit\n"
        + "E0101,1,暴露,lies open,清除,removed,30,WORKING_DAYS\n";
  }

  public static void main(String[] arguments) throws Exception {
    int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Duration disorder = Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : -1);
    List<Integer> rates = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      rates.add(Integer.parseInt(arguments[i]));
    }
    System.out.println(Machine.describe());
    Path directory = Files.createTempDirectory("citygrid-benchmark");
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
        EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), Ports.free())) {
      new OpenCasesBenchmark(directory, kafka, redis, disorder)
          .run(cases, rates.isEmpty() ? List.of(100, 500, 1_000, 2_000, 4_000) : rates);
    }
  }

  private void run(int cases, List<Integer> rates) throws Exception {
    inputs.publishCity(CITY);
    try (JobRun job = JobRun.start(parameters)) {
      showNewCase();
      tell("baseline: hardly a case", job);
    }
    System.out.printf("baseline: start to the first new case %.2f s%n", startSeconds());
    try (JobRun job = JobRun.start(parameters)) {
      fill(cases);
      tell("%,d open cases".formatted(cases), job);
      System.out.printf(
          "a savepoint of them took %.2f s%n",
          job.savepointSeconds(directory.resolve("savepoints").toUri().toString()));
      fireDeadlines(rates);
      job.awaitCheckpoint();
    }
    System.out.printf("with them: start to the first new case %.2f s%n", startSeconds());
  }

  private void fill(int cases) {
    long before = shown();
    long start = System.nanoTime();
    Instant now = Instant.now();
    for (int i = 0; i < cases; i++) {
      inputs.send(LifeInputs.report(i, now));
    }
    inputs.flush();
    awaitShown(before + cases);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("filled in %.1f s, %,.0f/s%n", seconds, cases / seconds);
  }

  /** Reports of now on every partition first, so that event time is that of the wall's clock. */
  private void fireDeadlines(List<Integer> rates) {
    DeadlineStair stair = new DeadlineStair(rates, LIMIT);
    long before = shown();
    long start = System.nanoTime();
    showNewCase();
    double secondsEach = (System.nanoTime() - start) / 1e9;
    // Time for the reports themselves: some thousand a second are opened.
    Duration lead = LEAD.plusMillis((long) (stair.count() / 2.0 + 1_000 * secondsEach));
    Instant first = Instant.now().plus(lead);
    StreamEntryID from = lastChange();
    stair.send(inputs, first);
    awaitShown(before + stair.count());
    for (int i = 0; i < 100; i++) {
      inputs.send(LifeInputs.report(probes++, Instant.now()));
    }
    inputs.flush();
    if (Instant.now().isAfter(first)) {
      System.out.println("the machine was too slow: limits ended before their cases were there");
    }
    DeadlineStair.awaitMoment(first.minusSeconds(1));
    stair.follow(view, from);
    stair.print(first);
  }

  /** Seconds from the start of the job, on the state it has, until a new report is shown. */
  private double startSeconds() throws Exception {
    long start = System.nanoTime();
    try (JobRun job = JobRun.start(parameters)) {
      showNewCase();
      double seconds = (System.nanoTime() - start) / 1e9;
      job.awaitCheckpoint();
      return seconds;
    }
  }

  private void showNewCase() {
    long before = shown();
    inputs.send(LifeInputs.report(probes++, Instant.now()));
    inputs.flush();
    awaitShown(before + 1);
  }

  private long shown() {
    return view.zcard(RedisKeys.index(ViewIndexes.CASES));
  }

  private void awaitShown(long count) {
    while (shown() < count) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private StreamEntryID lastChange() {
    String sequence = view.get(RedisKeys.SEQUENCE);
    return new StreamEntryID(sequence == null ? 0 : Long.parseLong(sequence), 0);
  }

  private void tell(String what, JobRun job) throws Exception {
    // What was filled in is written once; from then on a checkpoint is what it costs at rest.
    CompletedCheckpointStats first = job.awaitCheckpoint();
    long sum = 0;
    long longest = 0;
    CompletedCheckpointStats last = first;
    for (int i = 0; i < SAMPLES; i++) {
      last = job.awaitCheckpoint();
      sum += last.getEndToEndDuration();
      longest = Math.max(longest, last.getEndToEndDuration());
    }
    System.gc();
    Runtime heap = Runtime.getRuntime();
    System.out.printf(
        "%s: checkpoints at rest take %d ms, longest %d ms; state %,d MiB, of it written anew %,d"
            + " KiB; the first took %,d ms%n",
        what,
        sum / SAMPLES,
        longest,
        last.getStateSize() >> 20,
        last.getCheckpointedSize() >> 10,
        first.getEndToEndDuration());
    System.out.printf(
        "   heap of job, broker and sender %,d MiB, the process %s; Redis %,d MiB; on disk:"
            + " checkpoints %,d MiB, record and inputs %,d MiB%n",
        (heap.totalMemory() - heap.freeMemory()) >> 20,
        resident(),
        redisBytes() >> 20,
        bytes(directory.resolve("checkpoints")) >> 20,
        bytes(directory.resolve("kafka")) >> 20);
  }

  private long redisBytes() {
    return view.info("memory")
        .lines()
        .filter(line -> line.startsWith("used_memory:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  /** As Linux tells it; elsewhere nothing. */
  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  /** Files may go while they are counted. */
  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(OpenCasesBenchmark::size).sum();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
