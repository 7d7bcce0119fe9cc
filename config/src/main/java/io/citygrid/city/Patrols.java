package io.citygrid.city;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 责任网格: which grid worker patrols which cells. A cell of a layer has at most one worker; a worker
 * may have cells of several layers.
 */
public final class Patrols {
  /** Where the city does not say who patrols what. */
  public static final Patrols NONE = new Patrols(List.of());

  /** By layer, then by cell. */
  private final Map<String, Map<String, String>> workers = new HashMap<>();

  private final Map<String, List<PatrolledCell>> cells;

  /**
   * @param cells in file order
   * @throws IllegalArgumentException when a cell is there twice
   */
  public Patrols(List<PatrolledCell> cells) {
    this.cells =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    PatrolledCell::worker, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    for (PatrolledCell cell : cells) {
      String before =
          workers
              .computeIfAbsent(cell.layer(), none -> new HashMap<>())
              .putIfAbsent(cell.cell(), cell.worker());
      if (before != null) {
        throw new IllegalArgumentException(
            "cell %s of layer %s has the workers %s and %s"
                .formatted(cell.cell(), cell.layer(), before, cell.worker()));
      }
    }
  }

  /** The worker of a cell; empty where nobody patrols it. */
  public Optional<String> findWorker(String layer, String cell) {
    return Optional.ofNullable(workers.getOrDefault(layer, Map.of()).get(cell));
  }

  /** All who patrol a cell, in file order. */
  public List<String> workers() {
    return List.copyOf(cells.keySet());
  }

  /** The cells of a worker in file order; none of somebody who patrols nothing. */
  public List<PatrolledCell> cellsOf(String worker) {
    return cells.getOrDefault(worker, List.of());
  }
}
