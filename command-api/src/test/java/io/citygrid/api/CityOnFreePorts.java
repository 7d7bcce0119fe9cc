package io.citygrid.api;

import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Kafka, Redis and the API of Testville in this process, on free ports. */
final class CityOnFreePorts implements AutoCloseable {
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final Path directory;
  private RunningApi api;
  private final String firstPassword;

  private CityOnFreePorts(EmbeddedKafka kafka, EmbeddedRedis redis, Path directory) {
    this.kafka = kafka;
    this.redis = redis;
    this.directory = directory;
    this.api = startApi();
    this.firstPassword = api.firstAdministratorPassword().orElseThrow();
  }

  /** Starts Testville and waits until it is ready. */
  static CityOnFreePorts start(Path directory) throws Exception {
    writeFiles(Testville.files(), directory.resolve("city"));
    CityOnFreePorts city =
        new CityOnFreePorts(
            EmbeddedKafka.start(directory.resolve("kafka"), Ports.free()),
            EmbeddedRedis.start(directory.resolve("redis"), Ports.free()),
            directory);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> city.management().get("/ready").statusCode() == 200);
    return city;
  }

  /** Stops the API and starts it again on the same data. */
  void restartApi() throws Exception {
    api.stop().await(20, TimeUnit.SECONDS);
    api = startApi();
  }

  ApiClient client() {
    return new ApiClient(api.port());
  }

  ApiClient administrator() {
    return client().signedIn("admin", firstPassword);
  }

  /**
   * Makes a user and signs in as it.
   *
   * @param area code of the area it works in; empty for none
   */
  ApiClient newUser(String id, String role, String area, String department) {
    JsonObject body =
        new JsonObject()
            .put("id", id)
            .put("password", "long enough")
            .put("roles", List.of(role))
            .put("areas", area.isEmpty() ? List.of() : List.of(area))
            .put("department", department);
    HttpResponse<String> made = administrator().send("POST", "/v1/users", body.encode());
    if (made.statusCode() != 201) {
      throw new IllegalStateException(made.statusCode() + " " + made.body());
    }
    return client().signedIn(id, "long enough");
  }

  ApiClient management() {
    return new ApiClient(api.managementPort());
  }

  RunningApi api() {
    return api;
  }

  EmbeddedKafka kafka() {
    return kafka;
  }

  EmbeddedRedis redis() {
    return redis;
  }

  @Override
  public void close() throws Exception {
    api.stop().await(20, TimeUnit.SECONDS);
    redis.close();
    kafka.close();
  }

  private RunningApi startApi() {
    return CommandApi.start(
            new ApiParameters(
                "127.0.0.1",
                0,
                0,
                kafka.bootstrapServers(),
                redis.uri(),
                directory.resolve("identity"),
                directory.resolve("archive"),
                directory.resolve("history"),
                directory.resolve("photos"),
                directory.resolve("payments"),
                Optional.of(directory.resolve("deliveries")),
                Optional.of(directory.resolve("city")),
                Duration.ofMinutes(15)))
        .await();
  }

  private static void writeFiles(CityFiles files, Path directory) throws IOException {
    for (var file : files.contents().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
