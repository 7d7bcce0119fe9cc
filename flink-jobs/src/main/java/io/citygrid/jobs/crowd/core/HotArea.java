package io.citygrid.jobs.crowd.core;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import io.citygrid.city.view.CrowdSource;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.ExpectedCrowd;
import io.citygrid.live.crowd.CrowdForecast;
import io.citygrid.live.crowd.CrowdMeasure;
import io.citygrid.live.crowd.CrowdMemory;
import io.citygrid.live.crowd.CrowdOutlook;
import io.citygrid.live.crowd.CrowdPressure;
import io.citygrid.live.crowd.ServiceLevel;
import io.citygrid.live.crowd.SmallGroups;
import io.citygrid.live.crowd.WarningWatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about one hot public area: what is told of a window, and when to warn. */
public final class HotArea {
  /** The rule that crowds are warned of by. */
  public static final String CROWD_RULE = "crowd";

  private static final double MILLIS_PER_MINUTE = 60_000;

  private final CrowdArea area;
  private final CrowdGround ground;

  public HotArea(CrowdArea area, CrowdGround ground) {
    this.area = area;
    this.ground = ground;
  }

  /**
   * What is told of a window.
   *
   * @param memory from now on
   */
  public record Publication(
      CrowdMemory memory, List<MetricValue> metrics, CrowdView view, Optional<AlertEvent> alert) {}

  /** A window ends: it is told, watched, and forecast from. */
  public Publication publish(CrowdMemory before, CrowdMeasure measure) {
    CrowdMemory memory = ground.outlook().published(before, measure);
    Optional<AlertEvent> alert = Optional.empty();
    if (measure.isTold()) {
      WarningWatch watch = memory.watch().with(pressure(measure), ground.rules().warnings());
      alert = alert(memory, watch, measure);
      memory =
          memory.withWarning(
              watch,
              watch.level() == 0 ? Long.MIN_VALUE : since(memory, measure),
              alert.map(AlertEvent::version).orElse(memory.warnedVersion()));
    }
    CrowdView view = view(memory, measure);
    List<MetricValue> metrics = new ArrayList<>(CrowdMetrics.ofWindow(view, measure));
    if (measure.isTold()) {
      metrics.add(CrowdMetrics.ofWarning(view));
    }
    return new Publication(memory, metrics, view, alert);
  }

  /** A window that was told is told again, as what came late has changed it. Nobody is warned. */
  public Publication correct(CrowdMemory memory, CrowdMeasure measure) {
    CrowdView view = view(memory, measure);
    return new Publication(memory, CrowdMetrics.ofWindow(view, measure), view, Optional.empty());
  }

  /**
   * A window is closed and learned from.
   *
   * @return the memory from now on with how good forecasts have been
   */
  public Closing close(CrowdMemory before, CrowdMeasure measure) {
    CrowdMemory memory = ground.outlook().closed(before, measure);
    return new Closing(memory, CrowdMetrics.ofForecasts(area.id(), measure, memory));
  }

  /** What a closed window leaves. */
  public record Closing(CrowdMemory memory, List<MetricValue> metrics) {}

  private CrowdPressure pressure(CrowdMeasure measure) {
    return CrowdPressure.of(area, Math.round(measure.people()), measure.netPerMinute());
  }

  private long since(CrowdMemory memory, CrowdMeasure measure) {
    return memory.watch().level() == 0 ? measure.startMillis() : memory.warnedSinceMillis();
  }

  /**
   * When the level changes; the alert has one life from the first level until none is left. It is
   * written to the record for good, so a group too small to be shown is told as the least that is.
   */
  private Optional<AlertEvent> alert(CrowdMemory memory, WarningWatch after, CrowdMeasure measure) {
    int before = memory.watch().level();
    if (after.level() == before) {
      return Optional.empty();
    }
    long since = since(memory, measure);
    boolean isOver = after.level() == 0;
    return Optional.of(
        new AlertEvent(
            CROWD_RULE + "/" + area.id() + "/" + since,
            before == 0 ? 1 : memory.warnedVersion() + 1,
            isOver ? AlertState.CLEARED : AlertState.RAISED,
            level(isOver ? before : after.level()),
            CROWD_RULE,
            area.id(),
            "people",
            SmallGroups.atLeastShown(Math.round(measure.people()), ground.rules().privacy()),
            Instant.ofEpochMilli(measure.startMillis() + ground.windowMillis()),
            Instant.ofEpochMilli(since),
            new Position(area.position().lon(), area.position().lat(), 0),
            ground.areaPath(area),
            "",
            Versions.of(ground.city().version())));
  }

  private static AlertLevel level(int level) {
    return AlertLevel.values()[level - 1];
  }

  private CrowdView view(CrowdMemory memory, CrowdMeasure measure) {
    long people = measure.isTold() ? Math.round(measure.people()) : 0;
    boolean small =
        measure.isTold() && SmallGroups.shown(people, ground.rules().privacy()).isEmpty();
    boolean shown = measure.isTold() && !small;
    double density = people / area.usableSquareMeters();
    double usual = ground.outlook().usual(memory, measure.startMillis());
    double stay = ground.outlook().stayMinutes(memory, measure.startMillis());
    long present = Double.isNaN(measure.present()) ? 0 : Math.round(measure.present());
    boolean isPresentShown =
        !small && present > 0 && SmallGroups.shown(present, ground.rules().privacy()).isPresent();
    int level = memory.watch().level();
    boolean isFlowShown = !small && !wasSmall(measure);
    return new CrowdView(
        area.id(),
        Instant.ofEpochMilli(measure.startMillis()),
        ground.windowMillis() / 1_000,
        measure.version(),
        shown ? people : null,
        measure.source(),
        shown ? told(measure.peopleError()) : null,
        small,
        shown ? density : null,
        shown ? ServiceLevel.of(density, area.kind(), ground.rules().serviceLevels()).name() : null,
        shown ? people / (double) area.capacity() : null,
        isFlowShown ? told(measure.inPerMinute()) : null,
        isFlowShown ? told(measure.outPerMinute()) : null,
        small ? null : told(measure.passingPerMinute()),
        shown ? told(stay) : null,
        shown && isFlowShown ? told(measure.trendPerMinute()) : null,
        shown && isFlowShown ? told(pressure(measure).minutesToFull()) : null,
        told(usual),
        shown && ground.outlook().isSurge(memory, measure.startMillis(), people),
        isPresentShown ? present : null,
        isPresentShown ? measure.presentError() : null,
        measure.driftPerDay(),
        measure.quality(),
        level == 0 ? null : level(level),
        shown ? expected(memory, measure) : List.of());
  }

  /**
   * Whether a small group was there in the window before: who is there now less who came since
   * would tell it.
   */
  private boolean wasSmall(CrowdMeasure measure) {
    double minutes = ground.windowMillis() / MILLIS_PER_MINUTE;
    double since =
        measure.source() == CrowdSource.COUNTERS
            ? measure.netPerMinute()
            : measure.trendPerMinute();
    long before = Double.isNaN(since) ? 0 : Math.round(measure.people() - since * minutes);
    return SmallGroups.shown(before, ground.rules().privacy()).isEmpty();
  }

  private List<ExpectedCrowd> expected(CrowdMemory memory, CrowdMeasure measure) {
    List<ExpectedCrowd> expected = new ArrayList<>();
    for (CrowdOutlook.Expected each : ground.outlook().expected(memory, measure)) {
      CrowdForecast forecast = each.forecast();
      expected.add(
          new ExpectedCrowd(
              each.minutes(),
              forecast.people(),
              told(forecast.least()),
              told(forecast.most()),
              told(each.errors().mean())));
    }
    return expected;
  }

  private static @Nullable Double told(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
