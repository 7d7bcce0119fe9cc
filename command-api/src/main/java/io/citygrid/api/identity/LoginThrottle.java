package io.citygrid.api.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after some failures in a row a key (a user from one address, or an address)
 * has to wait, each time twice as long. Remembers a bounded number of keys, the latest.
 * Thread-safe.
 */
final class LoginThrottle {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
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
    Failures known = failures.getOrDefault(key, new Failures(0, 0));
    int count = known.count() + 1;
    int beyond = count - freeTries;
    long wait =
        beyond <= 0
            ? 0
            : Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(beyond - 1, 20));
    failures.put(key, new Failures(count, clock.millis() + wait));
  }

  synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
