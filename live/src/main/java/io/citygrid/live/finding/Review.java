package io.citygrid.live.finding;

import io.citygrid.city.City;
import io.citygrid.city.event.FindingKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at what is known at a moment for what stands out. Says the same of the same, in whatever
 * order it came.
 */
public final class Review {
  private Review() {}

  /** The next moment after this one at which it is looked; both in epoch milliseconds. */
  public static long next(City city, long afterMillis) {
    long every = Duration.ofMinutes(city.insight().reviewMinutes()).toMillis();
    return (Math.floorDiv(afterMillis, every) + 1) * every;
  }

  /**
   * What is asked at a moment: clusters once a day, at the first review of it, so that their rate
   * of false alarms is that of a day; all else each time.
   */
  public static Set<FindingKind> asks(City city, Instant at) {
    ZonedDateTime local = at.atZone(city.calendar().zone());
    boolean isFirst =
        local.toLocalTime().toSecondOfDay()
            < Duration.ofMinutes(city.insight().reviewMinutes()).toSeconds();
    return isFirst
        ? EnumSet.allOf(FindingKind.class)
        : EnumSet.complementOf(EnumSet.of(FindingKind.CLUSTER));
  }

  /**
   * What stands out, by kind and subject.
   *
   * @param cases each once, as it is
   * @param alerts the same
   * @param heardSince when the first of all that is known was heard
   */
  public static List<Standout> look(
      City city,
      Collection<SeenCase> cases,
      Collection<SeenAlert> alerts,
      Instant heardSince,
      Instant at) {
    Known known =
        new Known(
            city,
            List.copyOf(cases),
            List.copyOf(alerts),
            heardSince.toEpochMilli(),
            at.toEpochMilli());
    List<Standout> found = new ArrayList<>();
    found.addAll(FrequentFindings.find(known));
    if (asks(city, at).contains(FindingKind.CLUSTER)) {
      found.addAll(ClusterFindings.find(known));
    }
    found.addAll(DepartmentFindings.find(known));
    found.addAll(DeviceFindings.find(known));
    found.sort(Comparator.comparing(Standout::key));
    return found;
  }

  /** True when nothing of it counts at this moment or later: it may be forgotten. */
  public static boolean isPast(City city, SeenCase one, Instant at) {
    return isPast(city, one.latestMillis(), at);
  }

  /** The same of an alert. */
  public static boolean isPast(City city, SeenAlert alert, Instant at) {
    return isPast(city, alert.sinceMillis(), at);
  }

  private static boolean isPast(City city, long millis, Instant at) {
    return millis < at.minus(Duration.ofDays(city.insight().horizonDays())).toEpochMilli();
  }
}
