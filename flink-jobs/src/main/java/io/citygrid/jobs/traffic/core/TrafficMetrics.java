package io.citygrid.jobs.traffic.core;

import io.citygrid.city.event.MetricValue;
import io.citygrid.live.traffic.NetworkTraffic;
import io.citygrid.live.traffic.TravelTime;
import io.citygrid.live.traffic.TravelTimeIndex;
import io.citygrid.live.traffic.travel.RouteTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The metrics that traffic publishes, by their keys. */
public final class TrafficMetrics {
  private static final String KMH = "km/h";
  private static final String SECONDS = "s";
  private static final String ONE = "1";

  private TrafficMetrics() {}

  /** Of a segment: speed, travel time, delay, level from 0 to 4, and flow where it was told. */
  static List<MetricValue> ofSegment(SegmentState state, long intervalMillis, long version) {
    Writer writer =
        new Writer(
            "traffic/segment/" + state.segment().id(),
            intervalMillis,
            version,
            state.speed().confidence());
    TravelTime time = state.time();
    writer.add("speed", state.speed().kmh(), KMH);
    writer.add("travel-time", time.seconds(), SECONDS);
    writer.add("delay", time.delaySeconds(), SECONDS);
    writer.add("level", state.level().ordinal(), ONE);
    if (!Double.isNaN(state.flowPerHour())) {
      writer.add("flow", state.flowPerHour(), "/h");
    }
    return writer.values;
  }

  /**
   * Of a road, a district or the city: index from 0 to 10, ratio of travel times, shares of length.
   *
   * @param of such as {@code road/Ring Road}
   */
  public static List<MetricValue> ofNetwork(
      String of,
      NetworkTraffic traffic,
      List<Double> indexRatios,
      long intervalMillis,
      long version) {
    Writer writer = new Writer("traffic/" + of, intervalMillis, version, 1);
    writer.add("index", TravelTimeIndex.of(traffic.ratio(), indexRatios), ONE);
    writer.add("travel-time-ratio", traffic.ratio(), ONE);
    writer.add("congested-share", traffic.congestedShare(), ONE);
    writer.add("severe-share", traffic.severeShare(), ONE);
    return writer.values;
  }

  /** Of a road: how far traffic stands back on it at most, in metres; 0 where it stands nowhere. */
  static MetricValue queue(String road, double meters, long intervalMillis, long version) {
    return new MetricValue(
        "traffic/road/" + road + "/queue",
        Instant.ofEpochMilli(intervalMillis),
        meters,
        "m",
        version,
        1);
  }

  /**
   * Of a watched route: travel time, its ratio to the travel time in free flow, and which share of
   * the way was measured.
   */
  static List<MetricValue> ofRoute(
      String route, RouteTime time, long intervalMillis, long version) {
    Writer writer =
        new Writer("traffic/route/" + route, intervalMillis, version, time.confidence());
    writer.add("travel-time", time.time().seconds(), SECONDS);
    writer.add("travel-time-ratio", time.time().ratio(), ONE);
    writer.add("measured-share", time.measuredShare(), ONE);
    return writer.values;
  }

  /** Of a detector: the share of its samples that can be believed. */
  public static MetricValue usable(
      String detector, double share, long intervalMillis, long version) {
    return new MetricValue(
        "traffic/detector/" + detector + "/usable",
        Instant.ofEpochMilli(intervalMillis),
        share,
        ONE,
        version,
        1);
  }

  /** Gathers the metrics of one thing. */
  private static final class Writer {
    private final String thing;
    private final Instant at;
    private final long version;
    private final double quality;
    private final List<MetricValue> values = new ArrayList<>();

    Writer(String thing, long intervalMillis, long version, double quality) {
      this.thing = thing;
      this.at = Instant.ofEpochMilli(intervalMillis);
      this.version = version;
      this.quality = quality;
    }

    void add(String what, double value, String unit) {
      values.add(new MetricValue(thing + "/" + what, at, value, unit, version, quality));
    }
  }
}
