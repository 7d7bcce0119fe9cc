package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * An hour in Testville: from ten past nine on the square fills by two gates, of which one jumps,
 * runs backwards and counts what is to come; in the street people pass; six hundred devices are
 * heard on the square, two dozen in the park beside it, four at its edge and eight in the hills.
 * Then one message of each much later, which ends the hour in event time.
 */
record CrowdHour(List<CrossingCount> counts, List<PresencePing> pings, long version) {
  static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z");
  private static final int MINUTES = 60;
  private static final int LATER = 3 * 60;

  /** In the middling tiles of the heat east of the square's; one coarse tile holds all three. */
  private static final double PARK_LON = 118.0702;

  private static final double EDGE_LON = 118.0902;

  static CrowdHour of(long version) {
    Random random = new Random(17);
    List<CrossingCount> counts = new ArrayList<>();
    List<PresencePing> pings = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      boolean fills = minute >= 10;
      counts.add(directed("gate-1", minute, (fills ? 60 : 15) + random.nextInt(9), 10, version));
      counts.add(gateTwo(minute, (fills ? 50 : 12) + random.nextInt(9), version));
      counts.add(
          new CrossingCount(
              "street-1",
              null,
              null,
              20L + random.nextInt(30),
              at(minute),
              60,
              at(minute + 1).plusSeconds(1),
              version));
      for (int heard = 0; heard < 40; heard++) {
        pings.add(ping("square-" + random.nextInt(600), 118.0502, 31.0502, minute, heard, version));
      }
      for (int heard = 0; heard < 8; heard++) {
        pings.add(ping("park-" + random.nextInt(24), PARK_LON, 31.0502, minute, heard, version));
      }
      pings.add(ping("edge-" + random.nextInt(4), EDGE_LON, 31.0502, minute, 20, version));
      pings.add(ping("hills-" + random.nextInt(8), 118.15, 31.075, minute, 30, version));
    }
    for (String gate : List.of("gate-1", "gate-2", "street-1")) {
      counts.add(directed(gate, LATER, 0, 0, version));
    }
    pings.add(ping("late", 118.0502, 31.0502, LATER, 0, version));
    return new CrowdHour(counts, pings, version);
  }

  /** Every message twice and none farther from its place than the bound. */
  CrowdHour shuffledAndDoubled(Random random, int boundMillis) {
    return new CrowdHour(
        shuffled(counts, CrossingCount::observedAt, random, boundMillis),
        shuffled(pings, PresencePing::observedAt, random, boundMillis),
        version);
  }

  /** Those up to a minute. */
  CrowdHour until(int minute) {
    return new CrowdHour(
        counts.stream().filter(count -> count.observedAt().isBefore(at(minute))).toList(),
        pings.stream().filter(ping -> ping.observedAt().isBefore(at(minute))).toList(),
        version);
  }

  /** Those from a minute on. */
  CrowdHour from(int minute) {
    return new CrowdHour(
        counts.stream().filter(count -> !count.observedAt().isBefore(at(minute))).toList(),
        pings.stream().filter(ping -> !ping.observedAt().isBefore(at(minute))).toList(),
        version);
  }

  /** Without what a gate told of some minutes. */
  CrowdHour without(String gate, int fromMinute, int untilMinute) {
    return new CrowdHour(
        counts.stream().filter(count -> !isHeldBack(count, gate, fromMinute, untilMinute)).toList(),
        pings,
        version);
  }

  /** Only what a gate told of some minutes. */
  CrowdHour only(String gate, int fromMinute, int untilMinute) {
    return new CrowdHour(
        counts.stream().filter(count -> isHeldBack(count, gate, fromMinute, untilMinute)).toList(),
        List.of(),
        version);
  }

  private static boolean isHeldBack(CrossingCount count, String gate, int from, int until) {
    return count.counterId().equals(gate)
        && !count.observedAt().isBefore(at(from))
        && count.observedAt().isBefore(at(until));
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(NINE_O_CLOCK) && moment.isBefore(at(MINUTES));
  }

  static Instant at(int minute) {
    return NINE_O_CLOCK.plusSeconds(minute * 60L);
  }

  static CrossingCount directed(String gate, int minute, long in, long out, long version) {
    return new CrossingCount(
        gate, in, out, null, at(minute), 60, at(minute + 1).plusSeconds(1), version);
  }

  private static CrossingCount gateTwo(int minute, long in, long version) {
    return switch (minute) {
      case 23 -> directed("gate-2", minute, 100_000, 0, version);
      case 31 -> directed("gate-2", minute, -4, 0, version);
      case 42 ->
          new CrossingCount(
              "gate-2", in, 9L, null, at(minute), 60, at(minute).plusSeconds(20), version);
      default -> directed("gate-2", minute, in, 9, version);
    };
  }

  private static PresencePing ping(
      String device, double lon, double lat, int minute, int second, long version) {
    Instant at = at(minute).plusSeconds(second);
    return new PresencePing(device, new Position(lon, lat, 10), at, at.plusMillis(300), version);
  }

  /** Each twice, none farther from its place than the bound. */
  static <T> List<T> shuffled(
      List<T> messages, Function<T, Instant> moment, Random random, int boundMillis) {
    record Copy<T>(T message, long place) {}
    List<Copy<T>> copies = new ArrayList<>();
    for (T message : messages) {
      for (int copy = 0; copy < 2; copy++) {
        long place = moment.apply(message).toEpochMilli() + random.nextInt(boundMillis);
        copies.add(new Copy<>(message, place));
      }
    }
    copies.sort(Comparator.comparingLong(Copy::place));
    return copies.stream().map(Copy::message).toList();
  }
}
