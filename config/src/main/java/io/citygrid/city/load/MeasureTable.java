package io.citygrid.city.load;

import io.citygrid.city.LimitUnit;
import io.citygrid.city.Measure;
import io.citygrid.city.Standard;
import io.citygrid.city.TimeLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code measures.csv}: what is done in turn about cases of a standard, each within a limit of its
 * own. A city without the file has no such standards.
 */
final class MeasureTable {
  static final String FILE = "measures.csv";

  private static final List<String> COLUMNS =
      List.of("category", "number", "measure", "name_zh", "name_en", "limit_amount", "limit_unit");

  /** No limit is longer: a thousand working days are some four years. */
  private static final int MOST_LIMIT = 1_000;

  private MeasureTable() {}

  /** The standards with their measures. */
  static List<Standard> read(CityFiles files, List<Standard> standards, Problems problems) {
    if (!files.contents().containsKey(FILE)) {
      return standards;
    }
    Set<String> known = standards.stream().map(MeasureTable::key).collect(Collectors.toSet());
    Map<String, List<Measure>> measures = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    Optional<CsvTable> table = CsvTable.read(files, FILE, COLUMNS, problems);
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String key = row.required("category") + "-" + row.count("number");
      if (row.isSound() && !known.contains(key)) {
        row.refuse("number", "there is no row " + key + " in " + CategoryTables.STANDARDS);
      }
      int measure = row.count("measure");
      int expected = numbers.merge(key, 1, Integer::sum);
      if (row.isSound() && measure != expected) {
        row.refuse(
            "measure",
            "the measures of a standard count from 1 in file order: this one is %d but should be %d"
                .formatted(measure, expected));
      }
      if (row.isSound() && measure > Standard.MOST_MEASURES) {
        row.refuse(
            "measure",
            "a standard has at most %d measures, this is number %d"
                .formatted(Standard.MOST_MEASURES, measure));
      }
      TimeLimit limit = limit(row);
      if (row.isSound()) {
        measures
            .computeIfAbsent(key, none -> new ArrayList<>())
            .add(new Measure(row.names("name"), limit));
      }
    }
    return standards.stream()
        .map(row -> row.withMeasures(measures.getOrDefault(key(row), List.of())))
        .toList();
  }

  /** How long something may take, as {@code standards.csv} and this file say it. */
  static TimeLimit limit(CsvRow row) {
    int amount = row.count("limit_amount");
    if (amount > MOST_LIMIT) {
      row.refuse("limit_amount", "must be at most %d but is %d".formatted(MOST_LIMIT, amount));
    }
    return new TimeLimit(amount, row.oneOf("limit_unit", LimitUnit.class));
  }

  private static String key(Standard row) {
    return row.category() + "-" + row.number();
  }
}
