package io.citygrid.city.load;

import io.citygrid.city.CityLayer;
import io.citygrid.city.PatrolledCell;
import io.citygrid.city.Patrols;
import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code patrols.csv}: which grid worker patrols which cells. A city may do without it. Whether a
 * worker is a user is not known here: users are no content of the city.
 */
final class PatrolTable {
  static final String FILE = "patrols.csv";

  private static final String GRID_LAYER = "grid_layer";
  private static final List<String> COLUMNS = List.of("worker", GRID_LAYER, "cell");

  private PatrolTable() {}

  /**
   * The patrols, as far as they can be read.
   *
   * @param layers those that could be read; cells of others are not looked for
   */
  static Patrols read(
      CityFiles files, LayerDeclarations declared, List<CityLayer> layers, Problems problems) {
    if (!files.contents().containsKey(FILE)) {
      return Patrols.NONE;
    }
    Map<String, Set<String>> known =
        layers.stream().collect(Collectors.toMap(CityLayer::id, PatrolTable::cells));
    Map<List<String>, Integer> lines = new HashMap<>();
    List<PatrolledCell> patrolled = new ArrayList<>();
    Optional<CsvTable> table = CsvTable.read(files, FILE, COLUMNS, problems);
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      var cell =
          new PatrolledCell(row.required("worker"), row.required(GRID_LAYER), row.required("cell"));
      CategoryTables.checkGridLayer(row, cell.layer(), declared);
      @Nullable Set<String> cells = known.get(cell.layer());
      if (row.isSound() && cells != null && !cells.contains(cell.cell())) {
        row.refuse("cell", "layer '%s' has no cell '%s'".formatted(cell.layer(), cell.cell()));
      }
      if (row.isSound()) {
        @Nullable Integer first = lines.putIfAbsent(List.of(cell.layer(), cell.cell()), row.line());
        if (first == null) {
          patrolled.add(cell);
        } else {
          row.refuse(
              "cell",
              "'%s' of layer '%s' already has a worker on line %d"
                  .formatted(cell.cell(), cell.layer(), first));
        }
      }
    }
    return new Patrols(patrolled);
  }

  private static Set<String> cells(CityLayer layer) {
    return layer.fences().fences().stream().map(Fence::id).collect(Collectors.toSet());
  }
}
