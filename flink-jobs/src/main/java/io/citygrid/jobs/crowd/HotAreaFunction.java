package io.citygrid.jobs.crowd;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.view.CrowdView;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.TimedDecision;
import io.citygrid.jobs.crowd.core.CounterNotes;
import io.citygrid.jobs.crowd.core.CrowdGround;
import io.citygrid.jobs.crowd.core.CrowdTold;
import io.citygrid.jobs.crowd.core.HotArea;
import io.citygrid.live.crowd.AreaCount;
import io.citygrid.live.crowd.CountedPast;
import io.citygrid.live.crowd.CountedWindow;
import io.citygrid.live.crowd.CounterTold;
import io.citygrid.live.crowd.CrowdMemory;
import io.citygrid.live.crowd.DevicesHeard;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Counts the people of one hot public area. A window is published, watched and forecast from when
 * event time passes its end. What comes late counts from its window on, so that all windows since
 * are published again with higher versions; warnings are not taken back. A window that is not
 * corrected any more is closed: it is learned from and forgotten.
 */
public final class HotAreaFunction extends TimedDecision<CrowdSample, AlertEvent, CrowdGround> {
  private static final long serialVersionUID = 1L;

  /** Crowds, of which the latest is shown. */
  static final OutputTag<CrowdView> CROWDS =
      new OutputTag<>("crowds", TypeInformation.of(CrowdView.class));

  /** Those that are not closed, by their start. */
  private transient MapState<Long, CountedWindow> windows;

  /** What the closed ones came to. */
  private transient ValueState<CountedPast> past;

  private transient ValueState<CrowdMemory> memory;

  public HotAreaFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(CrowdSample.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    windows = lastingMap("windows", Types.LONG, TypeInformation.of(CountedWindow.class));
    past = lastingValue("past", TypeInformation.of(CountedPast.class));
    memory = lastingValue("memory", TypeInformation.of(CrowdMemory.class));
  }

  @Override
  protected CrowdGround derive(IndexedCity city) {
    return new CrowdGround(city);
  }

  @Override
  protected long version(CrowdSample sample) {
    return sample.content().cityVersion();
  }

  @Override
  protected void decide(
      CrowdSample sample, CrowdGround ground, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    CrowdTold told = sample.content();
    long start = told.windowMillis();
    if (context.timerService().currentWatermark() >= ground.closedAt(start)) {
      metrics().count("samples_late");
      return;
    }
    remember(told.cityVersion());
    CountedWindow known = windows.get(start);
    CountedWindow after = with(known == null ? CountedWindow.NEW : known, told);
    windows.put(start, after);
    context.timerService().registerEventTimeTimer(start + ground.windowMillis());
    context.timerService().registerEventTimeTimer(ground.closedAt(start));
    if (after.published()) {
      correct(start, ground, context);
    } else if (context.timerService().currentWatermark() >= start + ground.windowMillis()) {
      publishEnded(context.timerService().currentWatermark(), ground, context, out);
      correct(start + 1, ground, context);
    }
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    Optional<CrowdGround> ground = ground();
    if (ground.isPresent()) {
      closeOld(timestamp, ground.get(), context);
      publishEnded(timestamp, ground.get(), context, out);
    }
  }

  /** Closes windows, the oldest first, and learns from them. */
  private void closeOld(long timestamp, CrowdGround ground, ReadOnlyContext context)
      throws Exception {
    Optional<CrowdArea> area = ground.city().findCrowdArea(context.getCurrentKey());
    for (Map.Entry<Long, CountedWindow> window : open().entrySet()) {
      if (ground.closedAt(window.getKey()) > timestamp) {
        break;
      }
      windows.remove(window.getKey());
      if (area.isPresent()) {
        AreaCount.Step step =
            ground.countOf(area.get()).next(past(), window.getKey(), window.getValue());
        past.update(step.after());
        HotArea.Closing closing = new HotArea(area.get(), ground).close(memory(), step.measure());
        memory.update(closing.memory());
        closing.metrics().forEach(metric -> context.output(JobTags.METRICS, metric));
      }
    }
  }

  /** Publishes windows that have ended, the oldest first. */
  private void publishEnded(
      long timestamp, CrowdGround ground, ReadOnlyContext context, Collector<AlertEvent> out)
      throws Exception {
    Optional<CrowdArea> area = ground.city().findCrowdArea(context.getCurrentKey());
    if (area.isEmpty()) {
      return;
    }
    AreaCount counting = ground.countOf(area.get());
    HotArea deciding = new HotArea(area.get(), ground);
    CountedPast counted = past();
    for (Map.Entry<Long, CountedWindow> window : open().entrySet()) {
      if (window.getKey() + ground.windowMillis() > timestamp) {
        break;
      }
      AreaCount.Step step = counting.next(counted, window.getKey(), window.getValue());
      counted = step.after();
      if (!window.getValue().published()) {
        HotArea.Publication told = deciding.publish(memory(), step.measure());
        memory.update(told.memory());
        windows.put(window.getKey(), window.getValue().toldOnce());
        tell(told, context);
        tellQuality(window.getValue(), step, ground, context);
        told.alert().ifPresent(out::collect);
      }
    }
  }

  /** Publishes again what was published of windows from this one on. */
  private void correct(long from, CrowdGround ground, ReadOnlyContext context) throws Exception {
    Optional<CrowdArea> area = ground.city().findCrowdArea(context.getCurrentKey());
    if (area.isEmpty()) {
      return;
    }
    AreaCount counting = ground.countOf(area.get());
    HotArea deciding = new HotArea(area.get(), ground);
    CountedPast counted = past();
    for (Map.Entry<Long, CountedWindow> window : open().entrySet()) {
      AreaCount.Step step = counting.next(counted, window.getKey(), window.getValue());
      counted = step.after();
      if (window.getKey() >= from && window.getValue().published()) {
        metrics().count("windows_corrected");
        tell(deciding.correct(memory(), step.measure()), context);
        tellQuality(window.getValue(), step, ground, context);
      }
    }
  }

  private static void tell(HotArea.Publication told, ReadOnlyContext context) {
    told.metrics().forEach(metric -> context.output(JobTags.METRICS, metric));
    context.output(CROWDS, told.view());
  }

  private static void tellQuality(
      CountedWindow window, AreaCount.Step step, CrowdGround ground, ReadOnlyContext context) {
    CounterNotes.of(window, step.measure(), ground.windowMillis())
        .forEach(note -> context.output(JobTags.QUALITY, note));
  }

  private static CountedWindow with(CountedWindow window, CrowdTold told) {
    CounterTold count = told.count();
    DevicesHeard devices = told.devices();
    if (count != null) {
      return window.with(count);
    }
    return devices != null
        ? window.with(devices)
        : window.with(Objects.requireNonNull(told.tracked(), "a source tells something"));
  }

  private SortedMap<Long, CountedWindow> open() throws Exception {
    SortedMap<Long, CountedWindow> open = new TreeMap<>();
    for (Map.Entry<Long, CountedWindow> entry : windows.entries()) {
      open.put(entry.getKey(), entry.getValue());
    }
    return open;
  }

  private CountedPast past() throws Exception {
    CountedPast known = past.value();
    return known == null ? CountedPast.NEW : known;
  }

  private CrowdMemory memory() throws Exception {
    CrowdMemory known = memory.value();
    return known == null ? CrowdMemory.NEW : known;
  }
}
