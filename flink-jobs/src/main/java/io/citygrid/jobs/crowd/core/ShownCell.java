package io.citygrid.jobs.crowd.core;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.view.CellEstimate;
import io.citygrid.city.view.CellView;
import io.citygrid.city.view.HeatView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cell as it is shown. Flat, streamed.
 *
 * @param seconds length of the window
 * @param version of this window of it
 */
public record ShownCell(HeardCell cell, long seconds, long version, CellEstimate estimate) {

  /** For the map, when it is a tile of the heat. */
  public Optional<ShownHeat> heat() {
    return PlaceHeard.tile(cell.place())
        .map(
            tile ->
                new ShownHeat(
                    new HeatView(
                        tile.id(),
                        tile.zoom(),
                        at(),
                        seconds,
                        cell.devices(),
                        cell.errorShare(),
                        estimate),
                    version));
  }

  /** For the live view, when it is a cell of the grid. */
  public Optional<CellView> view() {
    return isGridCell()
        ? Optional.of(
            new CellView(
                cell.place().substring(PlaceHeard.CELL.length()),
                at(),
                seconds,
                version,
                cell.devices(),
                cell.errorShare(),
                estimate))
        : Optional.empty();
  }

  /** Of a cell of the grid: devices heard, people and density; none of a tile. */
  public List<MetricValue> metrics() {
    return isGridCell()
        ? List.of(
            metric("present", cell.devices(), "1", cell.errorShare()),
            metric("people", estimate.people(), "1", estimate.error()),
            metric("density", estimate.density(), "/m2", estimate.error()))
        : List.of();
  }

  private MetricValue metric(String what, double value, String unit, double error) {
    return new MetricValue(
        "crowd/" + cell.place() + "/" + what, at(), value, unit, version, Math.max(0, 1 - error));
  }

  private boolean isGridCell() {
    return cell.place().startsWith(PlaceHeard.CELL);
  }

  private Instant at() {
    return Instant.ofEpochMilli(cell.windowMillis());
  }
}
