package io.citygrid.jobs.flow.core;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowPair;
import io.citygrid.city.view.FlowUnusual;
import io.citygrid.city.view.FlowView;
import io.citygrid.live.flow.AreaFlow;
import io.citygrid.live.flow.FlowMatrix;
import io.citygrid.live.flow.FlowMemory;
import io.citygrid.live.flow.FlowOutlook;
import io.citygrid.live.flow.PairFlow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is told of the areas of one level in one interval. */
public final class FlowTelling {
  private static final String ONE = "1";
  private static final double MILLIS_PER_MINUTE = 60_000;

  /** About 95 % of errors are smaller than two standard deviations. */
  private static final double DEVIATIONS = 2;

  private final FlowGround ground;
  private final FlowMover flowing;
  private final String level;
  private final long interval;
  private final FlowMatrix matrix;

  /** Share of those who move that is heard: of people who carry a device, all of vehicles. */
  private final double heardShare;

  public FlowTelling(
      FlowGround ground, FlowMover flowing, String level, long interval, FlowMatrix matrix) {
    this.ground = ground;
    this.flowing = flowing;
    this.level = level;
    this.interval = interval;
    this.matrix = matrix;
    this.heardShare =
        flowing == FlowMover.PEOPLE ? ground.city().crowd().presence().deviceShare().share() : 1;
  }

  /** Metrics of areas and pairs, and a view of each area. */
  public record Told(List<MetricValue> metrics, List<FlowView> views) {}

  /** Tells of each of these areas, as of a version. */
  public Told tell(Map<String, FlowMemory> memories, long version) {
    List<MetricValue> metrics = new ArrayList<>();
    List<FlowView> views = new ArrayList<>();
    new TreeMap<>(memories)
        .forEach(
            (area, memory) -> {
              AreaFlow flow = matrix.of(area);
              FlowView view = view(flow, memory, version);
              views.add(view);
              metrics.addAll(metrics(flow, view));
            });
    for (PairFlow pair : matrix.shownPairs()) {
      metrics.add(
          metric(
              "flow/pair/%s-%s/%s".formatted(pair.from(), pair.to(), flowing.key()),
              people(pair.trips()),
              ONE,
              version,
              error(pair.trips())));
    }
    return new Told(metrics, views);
  }

  private FlowView view(AreaFlow flow, FlowMemory memory, long version) {
    FlowOutlook.Judged in = ground.outlook().in(memory, interval, matrix.in(flow.area()));
    FlowOutlook.Judged out = ground.outlook().out(memory, interval, matrix.out(flow.area()));
    return new FlowView(
        flow.area(),
        level,
        flowing,
        Instant.ofEpochMilli(interval),
        ground.intervalMillis() / 1_000,
        version,
        shown(flow.in()),
        shown(flow.out()),
        shown(flow.within()),
        shown(flow.through()),
        flow.in() > 0 ? error(flow.in()) : null,
        flow.out() > 0 ? error(flow.out()) : null,
        finite(flow.stayMinutes()),
        finite(in.usual() / heardShare),
        finite(out.usual() / heardShare),
        flow.in() == AreaFlow.HIDDEN ? null : in.unusual(),
        flow.out() == AreaFlow.HIDDEN ? null : out.unusual(),
        pairs(flow.from(), PairFlow::from),
        pairs(flow.to(), PairFlow::to));
  }

  private List<FlowPair> pairs(List<PairFlow> pairs, Function<PairFlow, String> other) {
    return pairs.stream()
        .limit(FlowView.MOST_PAIRS)
        .map(
            pair ->
                new FlowPair(
                    other.apply(pair),
                    people(pair.trips()),
                    pair.travelMillis() / MILLIS_PER_MINUTE / pair.trips()))
        .toList();
  }

  private List<MetricValue> metrics(AreaFlow flow, FlowView view) {
    List<MetricValue> metrics = new ArrayList<>();
    add(metrics, view, "in", view.in(), flow.in());
    add(metrics, view, "out", view.out(), flow.out());
    add(metrics, view, "within", view.within(), flow.within());
    add(metrics, view, "through", view.through(), flow.through());
    Double stay = view.stayMinutes();
    if (stay != null) {
      metrics.add(metric(key(view, "stay"), stay, "min", view.version(), 0));
    }
    judged(metrics, view, "in", view.in(), view.usualIn(), view.unusualIn());
    judged(metrics, view, "out", view.out(), view.usualOut(), view.unusualOut());
    return metrics;
  }

  private void add(
      List<MetricValue> metrics, FlowView view, String what, @Nullable Long shown, long trips) {
    if (shown != null) {
      metrics.add(metric(key(view, what), shown, ONE, view.version(), error(trips)));
    }
  }

  private void judged(
      List<MetricValue> metrics,
      FlowView view,
      String what,
      @Nullable Long shown,
      @Nullable Double usual,
      @Nullable FlowUnusual unusual) {
    if (usual == null) {
      return;
    }
    metrics.add(metric(key(view, what + "-usual"), usual, ONE, view.version(), 0));
    if (shown != null) {
      double sign = unusual == null ? 0 : unusual == FlowUnusual.MORE ? 1 : -1;
      metrics.add(metric(key(view, what + "-unusual"), sign, ONE, view.version(), 0));
    }
  }

  private String key(FlowView view, String what) {
    return "flow/area/%s/%s-%s".formatted(view.area(), flowing.key(), what);
  }

  private MetricValue metric(
      String key, double value, String unit, long version, double errorShare) {
    return new MetricValue(
        key, Instant.ofEpochMilli(interval), value, unit, version, Math.max(0, 1 - errorShare));
  }

  private @Nullable Long shown(long trips) {
    return trips == AreaFlow.HIDDEN ? null : people(trips);
  }

  /** As many as the trips that were heard stand for. */
  private long people(long trips) {
    return Math.round(trips / heardShare);
  }

  /**
   * By what share the number may be wrong at 95 % confidence, when each of N is heard with the same
   * chance p: of n heard the estimate n / p has the variance N (1 - p) / p.
   */
  private double error(long trips) {
    return trips <= 0 ? 0 : DEVIATIONS * Math.sqrt((1 - heardShare) / trips);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
