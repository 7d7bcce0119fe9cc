package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Utils;

/**
 * A morning of two and a half hours in Testville: people stay in one of its districts for some
 * twenty minutes or more, go to another one, mostly to the River District, or to another place in
 * the same, and stay there; some only pass through. Their devices are heard about every two minutes
 * with noise. Of one partition of the topic there are none. Then one ping much later, which ends
 * the morning in event time.
 */
record FlowMorning(List<PresencePing> pings, long version) {
  static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z");
  private static final int SECONDS = 150 * 60;
  private static final int LATER = 6 * 3_600;

  /** No device of this partition is heard. */
  private static final int SILENT = 0;

  /** Places well inside: two townships of the river, the hills and the harbour. */
  private static final double[][] PLACES = {
    {118.03, 31.07}, {118.07, 31.02}, {118.15, 31.05}, {118.25, 31.05}
  };

  static FlowMorning of(int people, int partitions, long version) {
    Random random = new Random(23);
    List<PresencePing> pings = new ArrayList<>();
    for (int person = 0, number = 0; person < people; number++) {
      String device = "walker-" + number;
      if (partitionOf(device, partitions) == SILENT) {
        continue;
      }
      person++;
      int second = random.nextInt(120);
      int place = random.nextInt(PLACES.length);
      while (second < SECONDS) {
        boolean isPassing = random.nextInt(4) == 0;
        int until = second + (isPassing ? 300 : 1_200 + random.nextInt(1_800));
        while (second < Math.min(until, SECONDS)) {
          pings.add(heard(device, PLACES[place], second, random, version));
          second += 100 + random.nextInt(40);
        }
        second += 240 + random.nextInt(600);
        place = random.nextBoolean() ? random.nextInt(2) : random.nextInt(PLACES.length);
      }
    }
    for (int number = 0; number < 40; number++) {
      if (partitionOf("late-" + number, partitions) != SILENT) {
        pings.add(heard("late-" + number, PLACES[0], LATER, random, version));
      }
    }
    return new FlowMorning(pings, version);
  }

  private static int partitionOf(String device, int partitions) {
    return Utils.toPositive(Utils.murmur2(device.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        % partitions;
  }

  private static PresencePing heard(
      String device, double[] place, int second, Random random, long version) {
    Instant at = NINE_O_CLOCK.plusSeconds(second);
    return new PresencePing(
        device,
        new Position(
            place[0] + 0.0004 * random.nextGaussian(),
            place[1] + 0.0004 * random.nextGaussian(),
            10 + random.nextInt(3) * 10),
        at,
        at.plusMillis(300),
        version);
  }

  /** Every ping twice and none farther from its place than the bound. */
  FlowMorning shuffledAndDoubled(Random random, int boundMillis) {
    record Copy(PresencePing ping, long place) {}
    List<Copy> copies = new ArrayList<>();
    for (PresencePing ping : pings) {
      for (int copy = 0; copy < 2; copy++) {
        copies.add(new Copy(ping, ping.observedAt().toEpochMilli() + random.nextInt(boundMillis)));
      }
    }
    copies.sort(Comparator.comparingLong(Copy::place));
    return new FlowMorning(copies.stream().map(Copy::ping).toList(), version);
  }

  FlowMorning only(Predicate<PresencePing> which) {
    return new FlowMorning(pings.stream().filter(which).toList(), version);
  }

  static Instant at(int minute) {
    return NINE_O_CLOCK.plusSeconds(60L * minute);
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(NINE_O_CLOCK) && moment.isBefore(NINE_O_CLOCK.plusSeconds(SECONDS));
  }
}
