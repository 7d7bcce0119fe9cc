package io.citygrid.jobs.crowd.core;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.MetricValue;
import io.citygrid.live.crowd.ServiceLevel;
import io.citygrid.live.crowd.SmallGroups;
import io.citygrid.live.crowd.track.TrackedMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The metrics that measuring areas publish, by their keys. */
public final class TrackMetrics {
  private static final String ONE = "1";
  private static final String PER_MINUTE = "/min";
  private static final String PER_METER_AND_MINUTE = "/m/min";
  private static final double SECONDS_PER_MINUTE = 60;

  private final String thing;
  private final Instant at;
  private final TrackedMeasure measure;
  private final List<MetricValue> values = new ArrayList<>();

  private TrackMetrics(MeasuringArea area, TrackedMeasure measure) {
    this.thing = "crowd/measuring-area/" + area.id() + "/";
    this.at = Instant.ofEpochMilli(measure.startMillis());
    this.measure = measure;
  }

  /**
   * Of a window. A group so small that a person could be recognised is not shown: then nothing is
   * told but how much of the window was seen.
   *
   * @param kind of the crowd area that it is a part of
   */
  public static List<MetricValue> of(
      MeasuringArea area, CrowdArea.Kind kind, TrackedMeasure measure, CrowdRules rules) {
    TrackMetrics metrics = new TrackMetrics(area, measure);
    metrics.add("frames", measure.framesShare(), ONE);
    metrics.add("broken", measure.broken(), ONE);
    if (SmallGroups.shown((long) Math.ceil(measure.people()), rules.privacy()).isPresent()) {
      metrics.addShown(area, kind, rules);
    }
    return metrics.values;
  }

  private void addShown(MeasuringArea area, CrowdArea.Kind kind, CrowdRules rules) {
    long crossed = measure.forward() + measure.backward();
    double minutes = rules.tracking().windowSeconds() / SECONDS_PER_MINUTE;
    add("people", measure.people(), ONE);
    add("density", measure.density(), "/m2");
    add("voronoi-density", measure.voronoiDensity(), "/m2");
    add(
        "service-level",
        ServiceLevel.of(measure.voronoiDensity(), kind, rules.serviceLevels()).ordinal(),
        ONE);
    add("speed", measure.speed(), "m/s");
    add(
        "specific-flow",
        measure.voronoiDensity() * measure.speed() * SECONDS_PER_MINUTE,
        PER_METER_AND_MINUTE);
    add("forward", measure.forward(), ONE);
    add("backward", measure.backward(), ONE);
    add("flow", crossed / minutes / area.line().lengthMeters(), PER_METER_AND_MINUTE);
    add("in", measure.in() / minutes, PER_MINUTE);
    add("out", measure.out() / minutes, PER_MINUTE);
    add("stay", measure.staySeconds(), "s");
  }

  /** Leaves out what was not seen. */
  private void add(String what, double value, String unit) {
    if (!Double.isNaN(value)) {
      values.add(
          new MetricValue(thing + what, at, value, unit, measure.version(), measure.framesShare()));
    }
  }
}
