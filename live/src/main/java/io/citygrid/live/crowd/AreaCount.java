package io.citygrid.live.crowd;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.DeviceShare;
import io.citygrid.city.view.CrowdSource;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the people of one area window by window. Windows come in order; what came in a window has
 * no order, so that it ends the same however it came. Of measuring areas, counters, devices and
 * passers-by the first that tells anything in a window is believed.
 */
public final class AreaCount {
  private static final double MILLIS_PER_MINUTE = 60_000;

  private final CrowdArea area;
  private final int countersOfArea;
  private final CrowdRules rules;
  private final ZoneId zone;

  /**
   * @param countersOfArea how many counters it has
   * @param zone of the city
   */
  public AreaCount(CrowdArea area, int countersOfArea, CrowdRules rules, ZoneId zone) {
    this.area = area;
    this.countersOfArea = countersOfArea;
    this.rules = rules;
    this.zone = zone;
  }

  /** A window and what all windows up to it came to. */
  public record Step(CountedPast after, CrowdMeasure measure) {}

  /** The next window. */
  public Step next(CountedPast past, long startMillis, CountedWindow window) {
    return new Tally(past, startMillis, window).step();
  }

  long windowMillis() {
    return (long) (rules.measuring().windowMinutes() * MILLIS_PER_MINUTE);
  }

  /**
   * The last closing time up to a moment, epoch milliseconds; the smallest when it never closes.
   */
  private long lastClosing(long untilMillis, @Nullable LocalTime closes) {
    if (closes == null) {
      return Long.MIN_VALUE;
    }
    ZonedDateTime until = Instant.ofEpochMilli(untilMillis).atZone(zone);
    ZonedDateTime closing = until.toLocalDate().atTime(closes).atZone(zone);
    return (closing.isAfter(until) ? closing.minusDays(1) : closing).toInstant().toEpochMilli();
  }

  /** One window being counted. */
  private final class Tally {
    private final CountedPast past;
    private final long start;
    private final long end;
    private final CountedWindow window;
    private final long closing;
    private final SortedMap<String, CounterWatch> watches = new TreeMap<>();
    private final SortedMap<String, List<CounterFault>> faults = new TreeMap<>();
    private @Nullable Occupancy occupancy;
    private long in;
    private long out;
    private long passing;
    private boolean isDirected;
    private boolean isPassing;

    Tally(CountedPast past, long start, CountedWindow window) {
      this.past = past;
      this.start = start;
      this.end = start + windowMillis();
      this.window = window;
      this.closing = lastClosing(end, area.closes());
      this.occupancy = past.occupancy();
      past.watches().forEach(known -> watches.put(known.counter(), known.watch()));
    }

    Step step() {
      for (CounterTold told : window.counts().stream().sorted(CounterTold.ORDER).toList()) {
        if (told.count().fromMillis() >= closing) {
          close();
        }
        take(told);
      }
      close();
      anchorByDevices();
      CrowdMeasure measure = measure();
      List<WatchedCounter> watched = new ArrayList<>();
      watches.forEach((counter, watch) -> watched.add(new WatchedCounter(counter, watch)));
      CountedPast after =
          new CountedPast(
              occupancy,
              watched,
              measure.isTold() ? measure.people() : past.people(),
              measure.isTold() ? end : past.peopleAtMillis(),
              recent());
      return new Step(after, measure);
    }

    private void take(CounterTold told) {
      CounterWatch watch =
          watches.getOrDefault(told.counter(), CounterWatch.NEW).with(told.count());
      watches.put(told.counter(), watch);
      CounterFault fault =
          watch.check(told.count(), told.widthMeters(), told.receivedAtMillis(), rules.counters());
      faults.computeIfAbsent(told.counter(), counter -> new ArrayList<>()).add(fault);
      if (fault != CounterFault.NONE) {
        return;
      }
      if (!told.directed()) {
        isPassing = true;
        passing += told.count().in();
        return;
      }
      isDirected = true;
      in += told.count().in();
      out += told.count().out();
      Occupancy before = occupancy == null ? Occupancy.startingWith(0, start) : occupancy;
      occupancy = before.with(told.count().fromMillis(), told.count().in(), told.count().out());
    }

    /** At closing time nobody is left. */
    private void close() {
      if (occupancy != null && closing > occupancy.anchoredAtMillis()) {
        occupancy = occupancy.anchored(0, closing);
      }
    }

    /** An area that never closes is anchored once a day by the devices heard. */
    private void anchorByDevices() {
      DevicesHeard heard = window.devices();
      long hour = lastClosing(end, LocalTime.of(rules.presence().anchorHour(), 0));
      if (area.closes() == null
          && heard != null
          && occupancy != null
          && hour > start
          && end > occupancy.anchoredAtMillis()) {
        occupancy = occupancy.anchored(Math.round(people(heard)), end);
      }
    }

    private DeviceShare deviceShare() {
      return Objects.requireNonNullElse(area.deviceShare(), rules.presence().deviceShare());
    }

    private double people(DevicesHeard heard) {
      return deviceShare().people(heard.estimate());
    }

    private CrowdMeasure measure() {
      DevicesHeard heard = window.devices();
      double minutes = windowMillis() / MILLIS_PER_MINUTE;
      double people = Double.NaN;
      CrowdSource source = CrowdSource.NONE;
      double quality = 0;
      double error = Double.NaN;
      TrackedSum tracked = window.tracked().isEmpty() ? null : TrackedSum.of(window.tracked());
      boolean isWhole =
          tracked != null
              && tracked.squareMeters()
                  > rules.tracking().wholeFromShare() * area.usableSquareMeters();
      if (tracked != null) {
        people = Math.round(tracked.density() * area.usableSquareMeters());
        source = CrowdSource.TRACKS;
        quality =
            tracked.quality() * Math.min(1, tracked.squareMeters() / area.usableSquareMeters());
      } else if (isDirected && occupancy != null) {
        people = occupancy.people();
        source = CrowdSource.COUNTERS;
        boolean isAnchored = occupancy.driftMillis() > 0;
        quality = believedCounters() * (isAnchored ? 1 : rules.counters().unanchoredQuality());
      } else if (heard != null) {
        people = Math.round(people(heard));
        source = CrowdSource.PRESENCE;
        error = deviceShare().peopleError(heard.errorShare());
        quality = Math.max(0, 1 - heard.errorShare());
      } else if (isPassing && area.stayMinutes() > 0) {
        people = Math.round(passing / minutes * area.stayMinutes());
        source = CrowdSource.PASSING;
        quality = believedCounters();
      }
      return new CrowdMeasure(
          start,
          version(),
          people,
          source,
          error,
          perMinute(tracked != null && isWhole ? tracked.in() : in, isWhole || isDirected),
          perMinute(tracked != null && isWhole ? tracked.out() : out, isWhole || isDirected),
          isPassing ? passing / minutes : Double.NaN,
          trend(people),
          heard == null ? Double.NaN : heard.estimate(),
          heard == null ? Double.NaN : heard.errorShare(),
          occupancy == null ? 0 : occupancy.driftPerDay(),
          quality,
          faults);
    }

    private double perMinute(long people, boolean isTold) {
      return isTold ? people / (windowMillis() / MILLIS_PER_MINUTE) : Double.NaN;
    }

    private double believedCounters() {
      long believed =
          faults.values().stream().filter(each -> each.contains(CounterFault.NONE)).count();
      return Math.min(1, believed / (double) Math.max(1, countersOfArea));
    }

    /** Only against the window just before. */
    private double trend(double people) {
      return past.peopleAtMillis() == start
          ? (people - past.people()) / (windowMillis() / MILLIS_PER_MINUTE)
          : Double.NaN;
    }

    /** All that can still change when the window is published first counts into its version. */
    private long version() {
      return recent().stream().mapToLong(WindowInputs::inputs).sum();
    }

    private List<WindowInputs> recent() {
      long horizon = (long) (rules.measuring().correctableMinutes() * MILLIS_PER_MINUTE);
      List<WindowInputs> recent = new ArrayList<>();
      for (WindowInputs inputs : past.recent()) {
        if (inputs.startMillis() + windowMillis() + horizon > end) {
          recent.add(inputs);
        }
      }
      recent.add(new WindowInputs(start, window.inputs()));
      return recent;
    }
  }
}
