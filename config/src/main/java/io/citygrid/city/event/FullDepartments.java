package io.citygrid.city.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The departments that were full when the edge took a message, as the message carries them. */
final class FullDepartments {
  private FullDepartments() {}

  /** The list as it is kept; null stays null: the writer does not know. */
  static @Nullable List<String> checked(@Nullable List<String> ids) {
    if (ids == null) {
      return null;
    }
    if (ids.size() > Report.MAX_FULL_DEPARTMENTS) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "fullDepartments",
          "must be at most " + Report.MAX_FULL_DEPARTMENTS + " but are " + ids.size());
    }
    List<String> checked = new ArrayList<>(ids.size());
    for (String id : ids) {
      checked.add(FieldText.id("fullDepartments", id, Report.MAX_ID_LENGTH));
    }
    return List.copyOf(checked);
  }

  /** The same as a set; empty when nobody knows. */
  static Set<String> set(@Nullable List<String> ids) {
    return ids == null ? Set.of() : Set.copyOf(ids);
  }
}
