package io.citygrid.api;

import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.WireException;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Kafka, Redis and the API of Testville in this process, on free ports. */
final class CityOnFreePorts implements AutoCloseable {
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final Path directory;
  private RunningApi api;
  private final String firstPassword;

  /** Signed in once for each API that was started: a password takes long to check, as it should. */
  private ApiClient administrator;

  private CityOnFreePorts(EmbeddedKafka kafka, EmbeddedRedis redis, Path directory) {
    this.kafka = kafka;
    this.redis = redis;
    this.directory = directory;
    this.api = startApi();
    this.firstPassword = api.firstAdministratorPassword().orElseThrow();
    this.administrator = client().signedIn("admin", firstPassword);
  }

  /** Starts Testville and waits until it is ready. */
  static CityOnFreePorts start(Path directory) throws Exception {
    return start(directory, Testville.files());
  }

  /** The same with other files than Testville's. */
  static CityOnFreePorts start(Path directory, CityFiles files) throws Exception {
    writeFiles(files, directory.resolve("city"));
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
    administrator = client().signedIn("admin", firstPassword);
  }

  /** The same, with a file lost meanwhile. */
  void restartApiWithout(String file) throws Exception {
    api.stop().await(20, TimeUnit.SECONDS);
    Files.delete(directory.resolve(file));
    api = startApi();
    administrator = client().signedIn("admin", firstPassword);
  }

  ApiClient client() {
    return new ApiClient(api.port());
  }

  ApiClient administrator() {
    return administrator;
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

  /** All that is on a topic now. */
  <T> List<T> read(String topic, Codec<T> codec) throws WireException {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      List<T> all = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var message : consumer.poll(Duration.ofMillis(100))) {
          all.add(codec.decode(message.value()));
        }
      }
      return all;
    }
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
