package io.citygrid.standalone;

import io.citygrid.api.ApiParameters;
import io.citygrid.api.CommandApi;
import io.citygrid.api.RunningApi;
import io.citygrid.api.identity.UserStore;
import io.citygrid.api.view.RedisCityView;
import io.citygrid.city.load.CityFiles;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.jobs.record.ViewRebuild;
import io.citygrid.jobs.redis.RedisParameters;
import io.citygrid.standalone.door.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A city that runs in this process: Kafka, Redis, the API with the wall, the jobs, in this order,
 * and stopped in the reverse one. Everything it keeps lies in its data directory.
 */
public final class StandaloneCity implements AutoCloseable {
  private static final int API_SECONDS = 60;
  private static final long PULSE_LOOK_MILLIS = 200;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Consumer<String> story;
  private Optional<ProgramAccounts> programs = Optional.empty();
  private int port;
  private int managementPort;
  private Optional<String> firstAdministratorPassword = Optional.empty();
  private Optional<String> guestPassword = Optional.empty();
  private String bootstrapServers = "";
  private URI redisUri = URI.create("redis://127.0.0.1:1");

  private StandaloneCity(Consumer<String> story) {
    this.story = story;
  }

  /**
   * Starts everything.
   *
   * @param story is told each step, for a person
   * @throws Complaint when something stands in the way that the user can put right; then nothing is
   *     left running
   */
  public static StandaloneCity start(CityOptions options, Consumer<String> story) throws Complaint {
    StandaloneCity city = new StandaloneCity(story);
    try {
      city.startParts(options);
      return city;
    } catch (Complaint e) {
      city.close();
      throw e;
    } catch (InterruptedException e) {
      city.close();
      Thread.currentThread().interrupt();
      throw new Complaint("Interrupted while starting.", e);
    } catch (Exception e) {
      city.close();
      throw new Complaint("The city did not start: " + rootMessage(e), e);
    }
  }

  private void startParts(CityOptions options) throws Exception {
    requireFree("--port", options.port());
    requireFree("--management-port", options.managementPort());
    DataDirectory data = DataDirectory.take(options.data());
    running.push(data);
    story.accept("data directory " + data.root());
    writeCity(data.city(), options.city());

    EmbeddedKafka kafka = EmbeddedKafka.start(data.kafka(), Ports.free());
    running.push(kafka);
    bootstrapServers = kafka.bootstrapServers();
    story.accept("Kafka broker on " + bootstrapServers);

    EmbeddedRedis redis = EmbeddedRedis.start(data.redis(), Ports.free());
    running.push(redis);
    redisUri = redis.uri();
    story.accept("redis-server on 127.0.0.1:" + redis.port());

    programs = Optional.of(ProgramAccounts.renew(data.identity(), options.programs()));
    if (!options.guests().isEmpty()) {
      guestPassword = Optional.of(UserStore.open(data.identity()).renewPrograms(options.guests()));
    }
    RunningApi api =
        CommandApi.start(
                new ApiParameters(
                    options.host(),
                    options.port(),
                    options.managementPort(),
                    bootstrapServers,
                    redisUri,
                    data.identity(),
                    data.archive(),
                    data.history(),
                    data.photos(),
                    data.payments(),
                    Optional.of(data.deliveries()),
                    Optional.of(data.city()),
                    ApiParameters.DEFAULT_TOKEN_LIFETIME),
                options.clock())
            .toCompletionStage()
            .toCompletableFuture()
            .get(API_SECONDS, TimeUnit.SECONDS);
    running.push(
        () ->
            api.stop()
                .toCompletionStage()
                .toCompletableFuture()
                .get(API_SECONDS, TimeUnit.SECONDS));
    port = api.port();
    managementPort = api.managementPort();
    firstAdministratorPassword = api.firstAdministratorPassword();
    story.accept("API and wall on port %d, management on port %d".formatted(port, managementPort));

    // Before the jobs begin to write: from then on a lost view would look like a living one.
    ViewRebuild view = new ViewRebuild(bootstrapServers, RedisParameters.of(redisUri));
    if (view.isViewLost()) {
      long read = view.run(messages -> story.accept("%,d messages read".formatted(messages)));
      if (read > 0) {
        story.accept("live view made again from %,d messages of the record".formatted(read));
      }
    }
    RunningJobs jobs =
        RunningJobs.start(
            data, bootstrapServers, redisUri, freeMetricsPort(), options.clockSpeed());
    running.push(jobs);
    story.accept(
        "Flink jobs cases, sensors, verification, facts, traffic, crowd, insight and office, from"
            + " their latest checkpoints");
  }

  /** Beside the management port, when nobody else has it; a city runs without, too. */
  private int freeMetricsPort() {
    return Ports.isFree(managementPort + 1) ? managementPort + 1 : 0;
  }

  private static void requireFree(String option, int port) throws Complaint {
    if (port != 0 && !Ports.isFree(port)) {
      throw new Complaint(
          "Port %d is in use by another program; stop it or choose another with %s."
              .formatted(port, option));
    }
  }

  private static void writeCity(Path directory, CityFiles city) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> old = Files.walk(directory)) {
        for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    for (Map.Entry<String, byte[]> file : city.contents().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  /**
   * Waits until every job has given a sign of life since the start.
   *
   * @param most after so long without it it goes on all the same
   * @return whether all have
   */
  public boolean awaitJobs(Duration most) throws InterruptedException {
    long since = System.currentTimeMillis();
    try (RedisCityView view = new RedisCityView(redisUri, 1)) {
      while (System.currentTimeMillis() - since < most.toMillis()) {
        Map<String, Long> pulses = view.pulses(RunningJobs.names());
        boolean allAlive =
            RunningJobs.names().stream().allMatch(job -> pulses.getOrDefault(job, 0L) >= since);
        if (allAlive) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(PULSE_LOOK_MILLIS);
      }
    }
    return false;
  }

  /** Port of the API and the wall. */
  public int port() {
    return port;
  }

  public int managementPort() {
    return managementPort;
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Where Redis is, with its password: never to be logged. */
  public URI redisUri() {
    return redisUri;
  }

  /** Password of the user {@code admin}, only at the first start on a data directory. */
  public Optional<String> firstAdministratorPassword() {
    return firstAdministratorPassword;
  }

  /** Password of all guests of the options, for this start; empty without guests. */
  public Optional<String> guestPassword() {
    return guestPassword;
  }

  /**
   * A front door for one of the programs of the options.
   *
   * @param program its user id
   */
  public FrontDoor frontDoor(String program) {
    return programs
        .orElseThrow(() -> new IllegalStateException("the city has not started"))
        .frontDoor(URI.create("http://127.0.0.1:" + port), program);
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        story.accept("while stopping: " + rootMessage(e));
      }
    }
  }
}
