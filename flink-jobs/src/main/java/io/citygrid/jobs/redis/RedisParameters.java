package io.citygrid.jobs.redis;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * How a job writes the live view.
 *
 * @param uri where Redis is, {@code redis://[user:password@]host:port[/database]}
 * @param batchSize writes that are sent at once at most
 * @param linger how long a change or a value of a window waits for others at most
 * @param readingLinger how long a latest reading waits to be replaced by a newer one
 * @param timeout for connecting and for an answer
 * @param giveUpAfter how long Redis may be away before the job fails and starts again
 * @param changeLogLength how many changes the change log keeps, about
 */
public record RedisParameters(
    URI uri,
    int batchSize,
    Duration linger,
    Duration readingLinger,
    Duration timeout,
    Duration giveUpAfter,
    long changeLogLength)
    implements Serializable {
  public RedisParameters {
    if (!"redis".equals(uri.getScheme()) && !"rediss".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "the address of Redis must begin with redis:// or rediss://");
    }
    if (uri.getHost() == null || uri.getPort() < 1) {
      throw new IllegalArgumentException("the address of Redis must name host and port");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1 but is " + batchSize);
    }
    requirePositive("linger", linger);
    requirePositive("readingLinger", readingLinger);
    requirePositive("timeout", timeout);
    requirePositive("giveUpAfter", giveUpAfter);
    if (changeLogLength < 1) {
      throw new IllegalArgumentException(
          "changeLogLength must be at least 1 but is " + changeLogLength);
    }
  }

  /** The usual values for a Redis at this address. */
  public static RedisParameters of(URI uri) {
    return new RedisParameters(
        uri,
        500,
        Duration.ofMillis(20),
        Duration.ofMillis(200),
        Duration.ofSeconds(2),
        Duration.ofMinutes(30),
        200_000);
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than 0 but is " + duration);
    }
  }

  /** The address without a password. */
  public String address() {
    return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
  }

  @Override
  public String toString() {
    return "RedisParameters[uri=%s, batchSize=%d, linger=%s, readingLinger=%s, giveUpAfter=%s]"
        .formatted(address(), batchSize, linger, readingLinger, giveUpAfter);
  }
}
