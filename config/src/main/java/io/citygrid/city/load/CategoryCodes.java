package io.citygrid.city.load;

import io.citygrid.city.Category;
import java.util.ArrayList;
import java.util.List;

/** The key {@code categories} of a rule: codes of categories or of the classes above them. */
final class CategoryCodes {
  private static final String KEY = "categories";

  private CategoryCodes() {}

  /** The codes; one that the city does not know is told. None when the rule does not name any. */
  static List<String> read(YamlSection rule, Register<Category> categories) {
    List<String> codes = new ArrayList<>();
    for (YamlSection.Scalar scalar : rule.scalars(KEY)) {
      boolean isKnown =
          categories.all().stream()
              .anyMatch(
                  category ->
                      category.code().equals(scalar.text())
                          || category.classCode().equals(scalar.text()));
      if (categories.isReadable() && !isKnown) {
        rule.refuseAt(
            scalar.line(),
            KEY,
            "names '%s', which is no category and no class of %s"
                .formatted(scalar.text(), CategoryTables.CATEGORIES));
      }
      codes.add(scalar.text());
    }
    return codes;
  }
}
