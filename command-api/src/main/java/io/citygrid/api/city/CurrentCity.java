package io.citygrid.api.city;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The city as this API knows it at the moment. Thread-safe. */
public final class CurrentCity {
  private @Nullable PublishedCity published;
  private boolean caughtUp;

  /** The newest version; empty before the first has come. */
  public synchronized Optional<PublishedCity> find() {
    return Optional.ofNullable(published);
  }

  /**
   * The city.
   *
   * @throws ProblemException 503 before the first version has come
   */
  public City require() {
    return requirePublished().city();
  }

  PublishedCity requirePublished() {
    return find()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.unavailable("The city's content has not been read from Kafka yet")));
  }

  /** True once all that was on Kafka at the start has been read. */
  public synchronized boolean isCaughtUp() {
    return caughtUp;
  }

  synchronized void become(PublishedCity newer) {
    published = newer;
    notifyAll();
  }

  synchronized void caughtUp() {
    caughtUp = true;
    notifyAll();
  }

  /** Waits until all that was on Kafka at the start has been read. */
  synchronized void awaitCaughtUp() throws InterruptedException {
    while (!caughtUp) {
      wait();
    }
  }

  /** Waits until this version or a newer one is here; false when it does not come in time. */
  synchronized boolean awaitVersion(long version, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (published == null || published.city().version().city() < version) {
      long leftMillis = (until - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }
}
