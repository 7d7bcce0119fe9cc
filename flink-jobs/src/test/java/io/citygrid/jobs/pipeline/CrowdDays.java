package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Nine days in Testville from a Tuesday on, in windows of a quarter of an hour: the square fills by
 * day and is left by few at night, its second gate misses some who leave; in the street people
 * pass; some dozen devices are heard. The last day ends at six in the evening. Then one message of
 * each much later, which ends the days in event time.
 */
record CrowdDays(List<CrossingCount> counts, List<PresencePing> pings, long version) {
  static final Instant MIDNIGHT = Instant.parse("2026-03-02T16:00:00Z");
  static final int WINDOW_MINUTES = 15;
  static final int WINDOWS_OF_DAY = 24 * 60 / WINDOW_MINUTES;
  static final int WINDOWS = 8 * WINDOWS_OF_DAY + 18 * 60 / WINDOW_MINUTES;

  /** What the city says otherwise than by default. */
  static final String CROWD_YAML =
      "measuring: {windowMinutes: 15, correctableMinutes: 15}\npresence: {windowMinutes: 15}\n";

  private static final int LATER = WINDOWS + 12;
  private static final int SECONDS = WINDOW_MINUTES * 60;

  static CrowdDays of(long version) {
    Random random = new Random(29);
    List<CrossingCount> counts = new ArrayList<>();
    List<PresencePing> pings = new ArrayList<>();
    for (int window = 0; window < WINDOWS; window++) {
      double hour = window % WINDOWS_OF_DAY * 24.0 / WINDOWS_OF_DAY;
      boolean isWeekend = window / WINDOWS_OF_DAY == 4 || window / WINDOWS_OF_DAY == 5;
      double by = Math.max(0, Math.sin(Math.PI * (hour - 6) / 16)) * (isWeekend ? 1.8 : 1);
      boolean fills = hour >= 6 && hour < 14;
      long in = Math.round(by * (fills ? 70 : 20)) + random.nextInt(6);
      long out = Math.round(by * (fills ? 25 : 60)) + random.nextInt(6);
      counts.add(directed("gate-1", window, in, out / 2, version));
      counts.add(directed("gate-2", window, in / 3, out - out / 20, version));
      counts.add(passing(window, Math.round(400 * by) + random.nextInt(40), version));
      long devices = 6 + Math.round(30 * by) + random.nextInt(4);
      for (int device = 0; device < devices; device++) {
        pings.add(ping("device-" + device, window, random.nextInt(SECONDS), version));
      }
    }
    for (String gate : List.of("gate-1", "gate-2")) {
      counts.add(directed(gate, LATER, 0, 0, version));
    }
    counts.add(passing(LATER, 0, version));
    pings.add(ping("late", LATER, 0, version));
    return new CrowdDays(counts, pings, version);
  }

  /** Every message twice and none farther from its place than the bound. */
  CrowdDays shuffledAndDoubled(Random random, Duration bound) {
    int millis = (int) bound.toMillis();
    return new CrowdDays(
        CrowdHour.shuffled(counts, CrossingCount::observedAt, random, millis),
        CrowdHour.shuffled(pings, PresencePing::observedAt, random, millis),
        version);
  }

  /** Those of windows from the first on, before the last. */
  CrowdDays between(int first, int last) {
    return new CrowdDays(
        counts.stream().filter(count -> isIn(count.observedAt(), first, last)).toList(),
        pings.stream().filter(ping -> isIn(ping.observedAt(), first, last)).toList(),
        version);
  }

  private static boolean isIn(Instant moment, int first, int last) {
    return !moment.isBefore(at(first)) && moment.isBefore(at(last));
  }

  boolean contains(Instant moment) {
    return isIn(moment, 0, WINDOWS);
  }

  /** Start of a window. */
  static Instant at(int window) {
    return MIDNIGHT.plusSeconds((long) window * SECONDS);
  }

  private static CrossingCount directed(String gate, int window, long in, long out, long version) {
    return new CrossingCount(
        gate, in, out, null, at(window), SECONDS, at(window + 1).plusSeconds(1), version);
  }

  private static CrossingCount passing(int window, long passing, long version) {
    return new CrossingCount(
        "street-1",
        null,
        null,
        passing,
        at(window),
        SECONDS,
        at(window + 1).plusSeconds(1),
        version);
  }

  private static PresencePing ping(String device, int window, int second, long version) {
    Instant at = at(window).plusSeconds(second);
    return new PresencePing(
        device, new Position(118.0702, 31.0702, 10), at, at.plusMillis(300), version);
  }
}
