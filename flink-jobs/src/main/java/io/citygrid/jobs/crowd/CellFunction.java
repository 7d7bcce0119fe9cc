package io.citygrid.jobs.crowd;

import io.citygrid.city.IndexedCity;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.TimedDecision;
import io.citygrid.jobs.crowd.core.CellGroup;
import io.citygrid.jobs.crowd.core.CrowdGround;
import io.citygrid.jobs.crowd.core.HeardCell;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.crowd.core.ShownCell;
import io.citygrid.jobs.crowd.core.ToldCells;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.live.crowd.cell.CellMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Tells of cells in which devices were heard, those together that tell of each other. A window is
 * told when event time has passed its end, and again when what came late changes it or the one
 * before, with which it is compared; a window that is not corrected any more is learned from, and
 * forgotten when the next one is.
 */
public final class CellFunction extends TimedDecision<HeardSample, ShownCell, CrowdGround> {
  private static final long serialVersionUID = 1L;

  /** By place and window. */
  private transient MapState<String, HeardCell> heard;

  /** By the start of the window. */
  private transient MapState<Long, ToldCells> told;

  /** By place. */
  private transient MapState<String, CellMemory> memory;

  public CellFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(HeardSample.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    heard = passingMap("heard", Types.STRING, RecordType.ofRecord(HeardCell.class));
    told = passingMap("told", Types.LONG, RecordType.ofRecord(ToldCells.class));
    memory = lastingMap("memory", Types.STRING, RecordType.ofRecord(CellMemory.class));
  }

  @Override
  protected CrowdGround derive(IndexedCity city) {
    return new CrowdGround(city);
  }

  @Override
  protected long version(HeardSample sample) {
    return sample.content().cityVersion();
  }

  @Override
  protected void decide(
      HeardSample sample, CrowdGround ground, ReadOnlyContext context, Collector<ShownCell> out)
      throws Exception {
    PlaceHeard place = sample.content();
    long start = place.windowMillis();
    long watermark = context.timerService().currentWatermark();
    if (watermark >= ground.closedAt(start)) {
      metrics().count("cells_late");
      return;
    }
    remember(place.cityVersion());
    HeardCell cell = HeardCell.of(place);
    heard.put(cell.key(), cell);
    context
        .timerService()
        .registerEventTimeTimer(Math.max(start + ground.windowMillis(), watermark + 1));
    context.timerService().registerEventTimeTimer(ground.closedAt(start));
    context.timerService().registerEventTimeTimer(forgottenAt(start, ground));
  }

  @Override
  protected void onEventTime(long timestamp, ReadOnlyContext context, Collector<ShownCell> out)
      throws Exception {
    Optional<CrowdGround> found = ground();
    if (found.isEmpty()) {
      return;
    }
    CrowdGround ground = found.get();
    CellGroup group = new CellGroup(ground);
    SortedMap<Long, List<HeardCell>> windows = windows();
    for (Map.Entry<Long, List<HeardCell>> window : windows.entrySet()) {
      long start = window.getKey();
      if (start + ground.windowMillis() > timestamp) {
        break;
      }
      ToldCells before = told.get(start);
      if (before == null || timestamp < ground.closedAt(start)) {
        long inputs =
            inputs(window.getValue())
                + inputs(windows.getOrDefault(start - ground.windowMillis(), List.of()));
        tell(start, window.getValue(), inputs, group, ground, out);
      }
      if (timestamp >= ground.closedAt(start)) {
        close(start, group, ground);
      }
      if (timestamp >= forgottenAt(start, ground)) {
        told.remove(start);
        for (HeardCell cell : window.getValue()) {
          heard.remove(cell.key());
        }
      }
    }
  }

  /** Tells a window, unless nothing has changed. */
  private void tell(
      long start,
      List<HeardCell> cells,
      long inputs,
      CellGroup group,
      CrowdGround ground,
      Collector<ShownCell> out)
      throws Exception {
    ToldCells before = told.get(start);
    if (before != null && before.version() == inputs) {
      return;
    }
    Optional<List<HeardCell>> shown = group.shown(cells, before);
    if (shown.isEmpty()) {
      metrics().count("cell_corrections_withheld");
      told.put(start, Objects.requireNonNull(before).withVersion(inputs));
      return;
    }
    told.put(start, new ToldCells(inputs, shown.get(), false));
    ToldCells previous = told.get(start - ground.windowMillis());
    for (HeardCell cell : shown.get()) {
      group
          .estimate(cell, previous(cell, previous), memory(cell.place()))
          .ifPresent(
              estimate ->
                  out.collect(
                      new ShownCell(cell, ground.windowMillis() / 1_000, inputs, estimate)));
    }
  }

  private void close(long start, CellGroup group, CrowdGround ground) throws Exception {
    ToldCells window = told.get(start);
    if (window == null || window.learned()) {
      return;
    }
    if (ground.cellOutlook().isLearning()) {
      for (HeardCell cell : window.shown()) {
        memory.put(cell.place(), group.closed(memory(cell.place()), cell));
      }
    }
    told.put(start, window.closed());
  }

  /** When the window after it is not corrected any more, which is compared with it. */
  private static long forgottenAt(long start, CrowdGround ground) {
    return ground.closedAt(start) + ground.windowMillis();
  }

  private static @Nullable HeardCell previous(HeardCell cell, @Nullable ToldCells window) {
    return window == null ? null : window.find(cell.place()).orElse(null);
  }

  private static long inputs(Collection<HeardCell> cells) {
    return cells.stream().mapToLong(HeardCell::version).sum();
  }

  private CellMemory memory(String place) throws Exception {
    return Objects.requireNonNullElse(memory.get(place), CellMemory.NEW);
  }

  private SortedMap<Long, List<HeardCell>> windows() throws Exception {
    SortedMap<Long, List<HeardCell>> windows = new TreeMap<>();
    for (HeardCell cell : heard.values()) {
      windows.computeIfAbsent(cell.windowMillis(), known -> new ArrayList<>()).add(cell);
    }
    return windows;
  }
}
