package io.citygrid.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Category;
import io.citygrid.city.CategoryKind;
import io.citygrid.city.Names;
import io.citygrid.city.PatrolledCell;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.testville.BatchIndicators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases in somebody's cells, against a look at every case. */
class PatrolledCasesTest {
  private static final List<Category> CATEGORIES =
      List.of(category("E0101", "social"), category("E0102", "appearance"));
  private static final List<PatrolledCell> CELLS =
      List.of(
          new PatrolledCell("sun", "social", "340202001001001"),
          new PatrolledCell("sun", "appearance", "340207001001001"),
          new PatrolledCell("sun", "market", "340207001001001"));

  @TempDir Path directory;

  @Test
  void areThoseInACellOfTheGridLayerOfTheirCategory() throws Exception {
    List<CaseEvent> record = new RandomRecord(17).events(300);
    TreeSet<String> expected = new TreeSet<>();
    BatchIndicators.lives(record)
        .forEach(
            (id, life) -> {
              CaseEvent latest = life.get(life.size() - 1);
              String place = latest.current().category() + " " + latest.cell();
              if (List.of("E0101 340202001001001", "E0102 340207001001001").contains(place)) {
                expected.add(id);
              }
            });
    assertThat(expected).hasSizeBetween(50, 200);
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      index.take(RandomRecord.recorded(record), Map.of(0, 1L));

      assertThat(found(index, CELLS)).isEqualTo(expected);
      assertThat(found(index, List.of())).isEmpty();
    }
  }

  private static Set<String> found(ArchiveIndex index, List<PatrolledCell> cells)
      throws IOException {
    return index.ask(
        searcher -> CaseDocument.ids(searcher, CaseQueries.inCells(cells, CATEGORIES)));
  }

  private static Category category(String code, String layer) {
    Names names = new Names(code, code);
    return new Category(code, CategoryKind.EVENT, "E01", names, names, layer);
  }
}
