package io.citygrid.jobs.crowd.core;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.DeviceShare;
import io.citygrid.city.view.CellEstimate;
import io.citygrid.geo.MapTile;
import io.citygrid.live.crowd.ServiceLevel;
import io.citygrid.live.crowd.SmallGroups;
import io.citygrid.live.crowd.cell.CellMemory;
import io.citygrid.live.crowd.cell.ShownTiles;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which cells of a group are shown for a window, and what is told of each. What is shown
 * for a window first stays what is shown for it: a correction changes numbers as long as nothing
 * small follows from them, and is withheld otherwise.
 */
public final class CellGroup {
  private static final double MILLIS_PER_MINUTE = 60_000;

  private final CrowdGround ground;
  private final CrowdRules rules;

  public CellGroup(CrowdGround ground) {
    this.ground = ground;
    this.rules = ground.rules();
  }

  /**
   * Those that are shown for a window.
   *
   * @param heard all cells of the group in which devices were heard, each once, in any order
   * @param before what was told of the window; null for nothing
   * @return empty when what was told must stay as it is
   */
  public Optional<List<HeardCell>> shown(Collection<HeardCell> heard, @Nullable ToldCells before) {
    Map<MapTile, Long> tiles = new HashMap<>();
    for (HeardCell cell : heard) {
      PlaceHeard.tile(cell.place())
          .filter(tile -> cell.devices() > 0)
          .ifPresent(tile -> tiles.put(tile, cell.devices()));
    }
    if (tiles.isEmpty()) {
      return Optional.of(heard.stream().filter(this::isLarge).toList());
    }
    ShownTiles choice = new ShownTiles(tiles, rules.privacy());
    if (before == null) {
      return Optional.of(among(heard, choice.choose()));
    }
    Set<MapTile> shown = new HashSet<>();
    before.shown().forEach(cell -> PlaceHeard.tile(cell.place()).ifPresent(shown::add));
    return choice.mayShow(shown) ? Optional.of(among(heard, shown)) : Optional.empty();
  }

  /**
   * What is told of a cell.
   *
   * @param before the same cell in the window before, as it was told; null when it was not
   * @return empty when the city does not know the cell any more
   */
  public Optional<CellEstimate> estimate(
      HeardCell cell, @Nullable HeardCell before, CellMemory memory) {
    OptionalDouble size = ground.squareMeters(cell.place());
    if (size.isEmpty()) {
      return Optional.empty();
    }
    DeviceShare share = rules.presence().deviceShare();
    long people = people(cell);
    double density = people / size.getAsDouble();
    double minutes = ground.windowMillis() / MILLIS_PER_MINUTE;
    double usual = ground.cellOutlook().usual(memory, cell.windowMillis());
    return Optional.of(
        new CellEstimate(
            people,
            share.peopleError(cell.errorShare()),
            density,
            ServiceLevel.of(density, CrowdArea.Kind.WALKWAY, rules.serviceLevels()).name(),
            before == null ? null : (people - people(before)) / minutes,
            Double.isNaN(usual) ? null : usual,
            ground.cellOutlook().isSurge(memory, cell.windowMillis(), people)));
  }

  /** A window is closed: what was told of a cell is learned from. */
  public CellMemory closed(CellMemory memory, HeardCell told) {
    return ground.cellOutlook().closed(memory, told.windowMillis(), people(told));
  }

  private long people(HeardCell cell) {
    return Math.round(rules.presence().deviceShare().people(cell.devices()));
  }

  private boolean isLarge(HeardCell cell) {
    return cell.devices() > 0 && SmallGroups.shown(cell.devices(), rules.privacy()).isPresent();
  }

  private static List<HeardCell> among(Collection<HeardCell> heard, Set<MapTile> shown) {
    return heard.stream()
        .filter(cell -> PlaceHeard.tile(cell.place()).filter(shown::contains).isPresent())
        .toList();
  }
}
