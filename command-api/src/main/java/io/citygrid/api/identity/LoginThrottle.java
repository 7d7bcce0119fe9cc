package io.citygrid.api.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after some failures in a row a key (a user from one address, or an address)
 * has to wait, each time twice as long. Failures are forgotten an hour after the last one and its
 * wait. Remembers a bounded number of keys, the latest. Thread-safe.
 */
final class LoginThrottle {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MOST_KEYS = 10_000;

  private final Clock clock;
  private final int freeTries;
  private final LinkedHashMap<String, Failures> failures =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_KEYS;
        }
      };

  private record Failures(int count, long waitUntilMillis) {}

  /**
   * @param freeTries how many failures in a row cost nothing
   */
  LoginThrottle(Clock clock, int freeTries) {
    this.clock = clock;
    this.freeTries = freeTries;
  }

  /** How long the key still has to wait; 0 when it may try. */
  synchronized long waitSeconds(String key) {
    Failures known = failures.get(key);
    if (known == null) {
      return 0;
    }
    long left = known.waitUntilMillis() - clock.millis();
    return left <= 0 ? 0 : (left + 999) / 1000;
  }

  synchronized void failed(String key) {
    int count = count(key) + 1;
    int beyond = count - freeTries;
    long wait =
        beyond <= 0
            ? 0
            : Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(beyond - 1, 20));
    failures.put(key, new Failures(count, clock.millis() + wait));
  }

  /** The key has proven itself: all its failures are forgotten. */
  synchronized void succeeded(String key) {
    failures.remove(key);
  }

  /**
   * One try that was counted as a failure was none, which says nothing about the others: many
   * people share an address, and somebody who guesses may have an account too.
   */
  synchronized void forgiven(String key) {
    int count = count(key) - 1;
    if (count > 0) {
      failures.put(key, new Failures(count, clock.millis()));
    } else {
      failures.remove(key);
    }
  }

  private int count(String key) {
    Failures known = failures.get(key);
    return known == null || clock.millis() - known.waitUntilMillis() > MEMORY.toMillis()
        ? 0
        : known.count();
  }
}
