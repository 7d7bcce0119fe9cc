package io.citygrid.jobs.crowd.core;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.view.CrowdView;
import io.citygrid.live.crowd.CounterFault;
import io.citygrid.live.crowd.CrowdMeasure;
import io.citygrid.live.crowd.CrowdMemory;
import io.citygrid.live.crowd.CrowdOutlook;
import io.citygrid.live.crowd.ForecastErrors;
import io.citygrid.live.crowd.ServiceLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The metrics that crowds publish, by their keys. What the view does not show has none. */
public final class CrowdMetrics {
  private static final String ONE = "1";
  private static final String PER_MINUTE = "/min";

  private CrowdMetrics() {}

  /** Of an area in a window, as far as it is shown, and of its counters. */
  static List<MetricValue> ofWindow(CrowdView view, CrowdMeasure measure) {
    Writer writer =
        new Writer("crowd/hot-area/" + view.area(), view.at(), view.version(), view.quality());
    Long people = view.people();
    writer.add("people", people == null ? null : people.doubleValue(), ONE);
    writer.add("density", view.density(), "/m2");
    String service = view.service();
    writer.add(
        "service-level",
        service == null ? null : (double) ServiceLevel.valueOf(service).ordinal(),
        ONE);
    writer.add("capacity-share", view.capacityShare(), ONE);
    writer.add("in", view.inPerMinute(), PER_MINUTE);
    writer.add("out", view.outPerMinute(), PER_MINUTE);
    writer.add("passing", view.passingPerMinute(), PER_MINUTE);
    writer.add("stay", view.stayMinutes(), "min");
    writer.add("minutes-to-full", view.minutesToFull(), "min");
    writer.add("usual", view.usual(), ONE);
    Long present = view.present();
    writer.add("present", present == null ? null : present.doubleValue(), ONE);
    writer.add("drift", people == null ? null : view.driftPerDay(), "/d");
    if (people != null && view.usual() != null) {
      writer.add("surge", view.surge() ? 1.0 : 0.0, ONE);
    }
    view.expected().forEach(each -> writer.add("expected-" + each.minutes(), each.people(), ONE));
    measure
        .counters()
        .forEach(
            (counter, faults) ->
                writer.values.addAll(ofCounter(counter, faults, view.at(), view.version())));
    return writer.values;
  }

  /** How an area is warned of as a window ends: 0 for not at all, 1 for blue, 4 for red. */
  static MetricValue ofWarning(CrowdView view) {
    AlertLevel level = view.warning();
    return new MetricValue(
        "crowd/hot-area/" + view.area() + "/warning-level",
        view.at(),
        level == null ? 0 : level.ordinal() + 1,
        ONE,
        view.version(),
        view.quality());
  }

  /** Of a counter in a window: the share of its counts that is believed, and faults by kind. */
  private static List<MetricValue> ofCounter(
      String counter, List<CounterFault> faults, Instant at, long version) {
    Writer writer = new Writer("crowd/counter/" + counter, at, version, 1);
    for (CounterFault fault : CounterFault.values()) {
      double share = faults.stream().filter(each -> each == fault).count() / (double) faults.size();
      if (fault == CounterFault.NONE) {
        writer.add("usable", share, ONE);
      } else if (share > 0) {
        writer.add("fault-" + fault.name().toLowerCase(Locale.ROOT), share, ONE);
      }
    }
    return writer.values;
  }

  /**
   * Of an area's forecasts up to a window that is closed: their mean absolute error so far, beside
   * those of the last value and of the same hour a week before.
   */
  static List<MetricValue> ofForecasts(String area, CrowdMeasure closed, CrowdMemory memory) {
    Writer writer =
        new Writer(
            "crowd/hot-area/" + area,
            Instant.ofEpochMilli(closed.startMillis()),
            closed.version(),
            1);
    for (int i = 0; i < CrowdOutlook.HORIZONS.size(); i++) {
      ForecastErrors errors = memory.errors().get(i);
      if (errors.count() > 0) {
        String minutes = "-" + CrowdOutlook.HORIZONS.get(i);
        writer.add("forecast-error" + minutes, errors.mean(), ONE);
        writer.add("last-value-error" + minutes, errors.meanOfLastValue(), ONE);
        writer.add("last-week-error" + minutes, errors.meanOfLastWeek(), ONE);
      }
    }
    return writer.values;
  }

  /** Gathers the metrics of one thing; leaves out what is null. */
  private static final class Writer {
    private final String thing;
    private final Instant at;
    private final long version;
    private final double quality;
    private final List<MetricValue> values = new ArrayList<>();

    Writer(String thing, Instant at, long version, double quality) {
      this.thing = thing;
      this.at = at;
      this.version = version;
      this.quality = quality;
    }

    void add(String what, @Nullable Double value, String unit) {
      if (value != null) {
        values.add(new MetricValue(thing + "/" + what, at, value, unit, version, quality));
      }
    }
  }
}
