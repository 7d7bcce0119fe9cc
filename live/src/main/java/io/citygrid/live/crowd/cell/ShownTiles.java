package io.citygrid.live.crowd.cell;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.view.HeatView;
import io.citygrid.geo.MapTile;
import io.citygrid.live.crowd.SmallGroups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which tiles of the heat may be shown together. Groups under the city's least are not, and neither
 * is what they follow from: a coarse tile less the finer ones that are shown in it tells how many
 * are in those that are not. While that is a small group, the smallest tile shown beside them is
 * hidden too (complementary suppression, as statistical offices have it: Willenborg and de Waal,
 * Elements of Statistical Disclosure Control, 2001). A tile that is hidden is hidden with all finer
 * ones in it.
 *
 * <p>A device that moves is heard in several tiles and counts once in the coarser one, so that what
 * is left over may be fewer than are hidden: both must be enough.
 */
public final class ShownTiles {
  private static final Comparator<Map.Entry<MapTile, Long>> SMALLEST_FIRST =
      Map.Entry.<MapTile, Long>comparingByValue().thenComparing(tile -> tile.getKey().id());

  private final Map<MapTile, Long> devices;
  private final CrowdRules.Privacy privacy;
  private final Map<MapTile, List<Map.Entry<MapTile, Long>>> parts = new HashMap<>();

  /**
   * @param devices heard in each tile in which any were, tiles of all zooms of the heat; above 0
   */
  public ShownTiles(Map<MapTile, Long> devices, CrowdRules.Privacy privacy) {
    this.devices = Map.copyOf(devices);
    this.privacy = privacy;
    for (Map.Entry<MapTile, Long> tile : this.devices.entrySet()) {
      int coarser = HeatView.ZOOMS.indexOf(tile.getKey().zoom()) + 1;
      if (coarser < HeatView.ZOOMS.size()) {
        parts
            .computeIfAbsent(
                tile.getKey().within(HeatView.ZOOMS.get(coarser)), known -> new ArrayList<>())
            .add(tile);
      }
    }
    parts.values().forEach(tiles -> tiles.sort(SMALLEST_FIRST));
  }

  /** Those that may be shown; the same for the same tiles. */
  public Set<MapTile> choose() {
    Set<MapTile> shown = new HashSet<>();
    int coarsest = HeatView.ZOOMS.get(HeatView.ZOOMS.size() - 1);
    devices.forEach(
        (tile, heard) -> {
          if (tile.zoom() == coarsest && isLarge(heard)) {
            show(tile, shown);
          }
        });
    return shown;
  }

  /**
   * Whether these tiles, and no others, may be shown: when what is shown must stay what it was,
   * since a tile that is shown now and was hidden before tells what was hidden beside it.
   */
  public boolean mayShow(Set<MapTile> shown) {
    return shown.stream()
        .allMatch(
            tile ->
                isLarge(devices.getOrDefault(tile, 0L))
                    && isSafe(tile, parts(tile).stream().filter(in(shown)).toList()));
  }

  private void show(MapTile tile, Set<MapTile> shown) {
    shown.add(tile);
    List<Map.Entry<MapTile, Long>> beside =
        new ArrayList<>(parts(tile).stream().filter(part -> isLarge(part.getValue())).toList());
    while (!isSafe(tile, beside)) {
      beside.remove(0);
    }
    beside.forEach(part -> show(part.getKey(), shown));
  }

  /** Whether nothing small follows when of a tile's parts these are shown. */
  private boolean isSafe(MapTile tile, List<Map.Entry<MapTile, Long>> shown) {
    List<Map.Entry<MapTile, Long>> all = parts(tile);
    if (shown.isEmpty() || shown.size() == all.size()) {
      return true;
    }
    long hidden = sum(all) - sum(shown);
    long left = devices.getOrDefault(tile, 0L) - sum(shown);
    return isLarge(Math.min(hidden, left));
  }

  private List<Map.Entry<MapTile, Long>> parts(MapTile tile) {
    return parts.getOrDefault(tile, List.of());
  }

  private boolean isLarge(long heard) {
    return heard > 0 && SmallGroups.shown(heard, privacy).isPresent();
  }

  private static Predicate<Map.Entry<MapTile, Long>> in(Set<MapTile> shown) {
    return part -> shown.contains(part.getKey());
  }

  private static long sum(List<Map.Entry<MapTile, Long>> tiles) {
    return tiles.stream().mapToLong(Map.Entry::getValue).sum();
  }
}
