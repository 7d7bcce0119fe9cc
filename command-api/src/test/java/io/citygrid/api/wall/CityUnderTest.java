package io.citygrid.api.wall;

import io.citygrid.api.ApiParameters;
import io.citygrid.api.CommandApi;
import io.citygrid.api.RunningApi;
import io.citygrid.city.testville.Testville;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Jedis;

/** Testville on a real Kafka, a real Redis and the real API, without the jobs. */
final class CityUnderTest implements AutoCloseable {
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final RunningApi api;

  private CityUnderTest(EmbeddedKafka kafka, EmbeddedRedis redis, RunningApi api) {
    this.kafka = kafka;
    this.redis = redis;
    this.api = api;
  }

  /** Starts everything on this empty directory. */
  static CityUnderTest start(Path directory) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
    EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), Ports.free());
    ApiParameters parameters =
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
            Optional.of(writeCity(directory.resolve("testville"))),
            Duration.ofMinutes(15));
    return new CityUnderTest(kafka, redis, CommandApi.start(parameters).await());
  }

  int apiPort() {
    return api.port();
  }

  String administratorPassword() {
    return api.firstAdministratorPassword().orElseThrow();
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  URI redis() {
    return redis.uri();
  }

  /** Takes everything out of the live view, as when Redis lost it. */
  void loseView() {
    try (Jedis connection = new Jedis(redis.uri())) {
      connection.flushDB();
    }
  }

  @Override
  public void close() {
    api.stop().await();
    redis.close();
    kafka.close();
  }

  private static Path writeCity(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : Testville.files().contents().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return directory;
  }
}
