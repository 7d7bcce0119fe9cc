package io.citygrid.api;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the command API needs to know to run.
 *
 * @param host address to listen on
 * @param port of the API; 0 takes any free one
 * @param managementPort of health, readiness and metrics; 0 takes any free one
 * @param kafkaBootstrap Kafka's bootstrap servers, {@code host:port,…}
 * @param redis {@code redis://[:password@]host:port}
 * @param identityDirectory where users, device tokens and the signing key are kept
 * @param archive where the index of all cases is kept; may be deleted while nothing runs, it is
 *     made again from the record
 * @param history where the history of metrics is kept
 * @param photos where photos are kept
 * @param payments where the books of payments are kept
 * @param deliveries where it is kept what became of each notification, and the outbox; empty where
 *     another API delivers them
 * @param city directory of the city to publish when Kafka has none yet or when it changed; empty
 *     takes what Kafka has
 * @param tokenLifetime how long a sign-in holds without renewal, at most a day
 */
public record ApiParameters(
    String host,
    int port,
    int managementPort,
    String kafkaBootstrap,
    URI redis,
    Path identityDirectory,
    Path archive,
    Path history,
    Path photos,
    Path payments,
    Optional<Path> deliveries,
    Optional<Path> city,
    Duration tokenLifetime) {
  public static final Duration DEFAULT_TOKEN_LIFETIME = Duration.ofMinutes(15);

  public ApiParameters {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must be an address, such as 127.0.0.1");
    }
    requirePort("port", port);
    requirePort("managementPort", managementPort);
    if (port != 0 && port == managementPort) {
      throw new IllegalArgumentException(
          "port and managementPort must differ but are both " + port);
    }
    if (!kafkaBootstrap.matches("[^,\\s]+:\\d+(,[^,\\s]+:\\d+)*")) {
      throw new IllegalArgumentException(
          "kafkaBootstrap must be host:port[,host:port…] but is '" + kafkaBootstrap + "'");
    }
    if (!("redis".equals(redis.getScheme()) || "rediss".equals(redis.getScheme()))
        || redis.getHost() == null
        || redis.getPort() < 1) {
      throw new IllegalArgumentException(
          "redis must be redis://[:password@]host:port, with host and port");
    }
    if (tokenLifetime.compareTo(Duration.ofSeconds(10)) < 0
        || tokenLifetime.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "tokenLifetime must be between 10 seconds and a day but is " + tokenLifetime);
    }
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(name + " must be in [0, 65535] but is " + port);
    }
  }

  /** For the log: without Redis's password. */
  @Override
  public String toString() {
    return "host=%s port=%d managementPort=%d kafkaBootstrap=%s redis=%s://%s:%d"
            .formatted(
                host,
                port,
                managementPort,
                kafkaBootstrap,
                redis.getScheme(),
                redis.getHost(),
                redis.getPort())
        + " identityDirectory="
        + identityDirectory
        + " archive="
        + archive
        + " history="
        + history
        + " photos="
        + photos
        + " payments="
        + payments
        + " deliveries="
        + deliveries.map(Path::toString).orElse("-")
        + " city="
        + city.map(Path::toString).orElse("-")
        + " tokenLifetime="
        + tokenLifetime;
  }
}
