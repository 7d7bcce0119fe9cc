package io.citygrid.city.load;

import io.citygrid.city.Category;
import io.citygrid.city.CategoryKind;
import io.citygrid.city.LayerKind;
import io.citygrid.city.Standard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code categories.csv} and {@code standards.csv}: the category tree and its standards. */
final class CategoryTables {
  static final String CATEGORIES = "categories.csv";
  static final String STANDARDS = "standards.csv";

  /** In the responsibility list: every category. */
  static final String ANY = "*";

  private static final List<String> CATEGORY_COLUMNS =
      List.of(
          "code",
          "kind",
          "class_code",
          "class_name_zh",
          "class_name_en",
          "name_zh",
          "name_en",
          "grid_layer");
  private static final List<String> STANDARD_COLUMNS =
      List.of(
          "category",
          "number",
          "filed_when_zh",
          "filed_when_en",
          "closed_when_zh",
          "closed_when_en",
          "limit_amount",
          "limit_unit");

  private CategoryTables() {}

  static Register<Category> readCategories(
      CityFiles files, LayerDeclarations layers, Problems problems) {
    Optional<CsvTable> table = CsvTable.read(files, CATEGORIES, CATEGORY_COLUMNS, problems);
    Register<Category> categories = new Register<>(table.isPresent());
    Map<String, Category> classes = new LinkedHashMap<>();
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String code = row.required("code");
      categories.claim(code, row, "code");
      if (code.equals(ANY)) {
        row.refuse("code", "'*' stands for every category and cannot be one");
      }
      var category =
          new Category(
              code,
              row.oneOf("kind", CategoryKind.class),
              row.required("class_code"),
              row.names("class_name"),
              row.names("name"),
              row.required("grid_layer"));
      checkGridLayer(row, category.gridLayer(), layers);
      checkClass(row, category, classes);
      if (row.isSound()) {
        categories.put(code, category);
      }
    }
    for (String classCode : classes.keySet()) {
      if (categories.isReadable() && categories.find(classCode).isPresent()) {
        problems.refuse(
            CATEGORIES,
            categories.line(classCode),
            "code",
            "'" + classCode + "' is also the code of a class; the two must differ");
      }
    }
    if (table.isPresent() && table.get().rows().isEmpty()) {
      problems.refuse(CATEGORIES, "needs at least one category");
    }
    return categories;
  }

  /** Refuses a row whose {@code grid_layer} is no grid layer of the city. */
  static void checkGridLayer(CsvRow row, String layer, LayerDeclarations layers) {
    if (layer.isEmpty() || !layers.isReadable()) {
      return;
    }
    Optional<LayerDeclaration> declared = layers.find(layer);
    if (declared.isEmpty()) {
      row.refuse("grid_layer", "there is no layer '%s' in city.yaml".formatted(layer));
    } else if (declared.get().kind() != LayerKind.GRID) {
      row.refuse(
          "grid_layer",
          "'%s' is a layer of kind %s; it must be one of kind GRID"
              .formatted(layer, declared.get().kind()));
    }
  }

  /** All categories of a class must give it the same kind and the same name. */
  private static void checkClass(CsvRow row, Category category, Map<String, Category> classes) {
    Category first = classes.putIfAbsent(category.classCode(), category);
    if (first == null) {
      return;
    }
    if (first.kind() != category.kind()) {
      row.refuse(
          "kind",
          "class %s is of kind %s for category %s; a class has one kind"
              .formatted(first.classCode(), first.kind(), first.code()));
    }
    if (!first.className().equals(category.className())) {
      row.refuse(
          "class_name_zh",
          "class %s is called '%s' / '%s' for category %s; a class has one name"
              .formatted(
                  first.classCode(), first.className().zh(), first.className().en(), first.code()));
    }
  }

  static List<Standard> readStandards(
      CityFiles files, Register<Category> categories, Problems problems) {
    Optional<CsvTable> table = CsvTable.read(files, STANDARDS, STANDARD_COLUMNS, problems);
    List<Standard> standards = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String category = row.required("category");
      if (!category.isEmpty() && !categories.mayHave(category)) {
        row.refuse("category", "there is no category '" + category + "'");
      }
      int number = row.count("number");
      int expected = numbers.merge(category, 1, Integer::sum);
      if (row.isSound() && number != expected) {
        row.refuse(
            "number",
            "the standards of a category count from 1 in file order: this one is %d but should be %d"
                .formatted(number, expected));
      }
      var standard =
          new Standard(
              category,
              number,
              row.names("filed_when"),
              row.names("closed_when"),
              MeasureTable.limit(row),
              List.of());
      if (row.isSound()) {
        standards.add(standard);
      }
    }
    if (table.isPresent()) {
      for (Category category : categories.values()) {
        if (!numbers.containsKey(category.code())) {
          problems.warn(
              CATEGORIES,
              categories.line(category.code()),
              "code",
              "category '%s' has no row in %s: its cases can be neither filed nor closed by a standard"
                  .formatted(category.code(), STANDARDS));
        }
      }
    }
    return standards;
  }
}
