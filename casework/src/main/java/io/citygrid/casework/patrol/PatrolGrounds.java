package io.citygrid.casework.patrol;

import io.citygrid.city.City;
import io.citygrid.city.PatrolRule;
import io.citygrid.city.Patrols;
import io.citygrid.geo.LonLat;
import java.time.ZoneId;
import java.util.List;

/**
 * What one version of the city says about patrols.
 *
 * @param accuracyMeters of a position whose phone does not say
 * @param zone in which a day begins
 */
public record PatrolGrounds(
    Patrols patrols, PatrolRule rule, double accuracyMeters, ZoneId zone, Placing placing) {

  /**
   * A grid cell.
   *
   * @param layer id of its grid layer
   * @param id of the cell in that layer
   */
  public record Cell(String layer, String id) {}

  /** Finds the grid cells in which a point lies. */
  @FunctionalInterface
  public interface Placing {
    /** The cells of all grid layers that cover the point, their edges included. */
    List<Cell> cellsAt(LonLat point);
  }

  public static PatrolGrounds of(City city, Placing placing) {
    return new PatrolGrounds(
        city.patrols(),
        city.evaluation().patrol(),
        city.dispatch().defaultAccuracyMeters(),
        city.calendar().zone(),
        placing);
  }

  /** The worker's own cells in which a point lies, each once; nearly always one of a layer. */
  List<String> ownCells(String worker, LonLat point) {
    return placing.cellsAt(point).stream()
        .filter(
            cell -> patrols.findWorker(cell.layer(), cell.id()).filter(worker::equals).isPresent())
        .map(Cell::id)
        .distinct()
        .toList();
  }
}
