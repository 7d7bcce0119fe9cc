package io.citygrid.jobs.flow.core;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.live.flow.AreasAt;
import io.citygrid.live.flow.FlowOutlook;
import io.citygrid.live.flow.MoverFix;
import io.citygrid.live.flow.TripWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one city version says about flow, ready to be looked up: areas of the levels between which
 * trips are counted, and rules. Not thread-safe.
 */
public final class FlowGround implements AreasAt {
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final City city;
  private final List<List<Drawn>> levels = new ArrayList<>();
  private final TripWatch trips;
  private final FlowOutlook outlook;

  /** A layer of areas with the code of each fence, by its position in the layer. */
  private record Drawn(FenceIndex index, List<String> codes) {}

  public FlowGround(IndexedCity indexed) {
    this.city = indexed.city();
    for (AreaLevel level : city.flow().measuring().levels()) {
      List<Drawn> drawn = new ArrayList<>();
      for (IndexedCity.Layer layer : indexed.layers()) {
        if (layer.layer().kind() == LayerKind.AREA) {
          drawn.add(new Drawn(layer.index(), codes(layer, level)));
        }
      }
      drawn.removeIf(each -> each.codes().stream().allMatch(String::isEmpty));
      levels.add(drawn);
    }
    this.trips = new TripWatch(city.flow(), this);
    this.outlook = new FlowOutlook(city.flow().usual(), city.calendar());
  }

  /** Of each fence the code of its area; empty when that is of another level. */
  private List<String> codes(IndexedCity.Layer layer, AreaLevel level) {
    List<String> codes = new ArrayList<>();
    for (Fence fence : layer.layer().fences().fences()) {
      Optional<Area> area =
          Optional.ofNullable(layer.layer().areaOf().get(fence.id())).flatMap(city::findArea);
      codes.add(area.filter(each -> each.level() == level).map(Area::code).orElse(""));
    }
    return codes;
  }

  public City city() {
    return city;
  }

  public TripWatch trips() {
    return trips;
  }

  public FlowOutlook outlook() {
    return outlook;
  }

  @Override
  public List<String> codes(double lon, double lat) {
    List<String> codes = new ArrayList<>(levels.size());
    boolean isAnywhere = false;
    for (List<Drawn> level : levels) {
      String code = "";
      for (Drawn drawn : level) {
        int fence = drawn.index().firstAt(lon, lat);
        if (fence != FenceIndex.NONE && code.isEmpty()) {
          code = drawn.codes().get(fence);
        }
      }
      codes.add(code);
      isAnywhere |= !code.isEmpty();
    }
    return isAnywhere ? codes : List.of();
  }

  /**
   * Whether a position is sure enough to be followed, by the rule by which one is to be counted.
   */
  public boolean isSure(double accuracyMeters) {
    return accuracyMeters <= city.crowd().presence().worstAccuracyMeters();
  }

  /** A position; where it does not say how accurate it is, the city's usual accuracy holds. */
  public MoverFix fix(long atMillis, double lon, double lat, double accuracyMeters) {
    return new MoverFix(
        atMillis,
        lon,
        lat,
        accuracyMeters > 0 ? accuracyMeters : city.dispatch().defaultAccuracyMeters());
  }

  public long intervalMillis() {
    return city.flow().measuring().intervalMinutes() * MILLIS_PER_MINUTE;
  }

  /** Start of the interval a moment lies in. */
  public long intervalOf(long millis) {
    return Math.floorDiv(millis, intervalMillis()) * intervalMillis();
  }

  /** When an interval is told first. */
  public long toldAt(long interval) {
    return interval + intervalMillis() + trips.toldMillisAfter();
  }

  /** Until when an interval is corrected. */
  public long closedAt(long interval) {
    return interval + intervalMillis() + trips.closedMillisAfter();
  }
}
