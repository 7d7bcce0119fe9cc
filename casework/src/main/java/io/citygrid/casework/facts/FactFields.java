package io.citygrid.casework.facts;

import io.citygrid.city.Names;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.FieldChange;
import io.citygrid.city.event.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of what is on record: what each kind must have, and which of them differ. */
public final class FactFields {
  /** The field that holds a person's name. */
  public static final String PERSON = "person";

  private FactFields() {}

  /** Something is wrong with a field. */
  public record Fault(String field, Names why) {}

  /** What is wrong with the content of this kind; empty when it can stand on record. */
  public static Optional<Fault> findFault(FactKind kind, FactContent content) {
    if (content.address().isBlank()) {
      return Optional.of(fault("address", "须填写地址", "must not be blank"));
    }
    return kind == FactKind.BUSINESS
        ? findBusinessFault(content)
        : content.creditCode().isEmpty()
            ? Optional.empty()
            : Optional.of(
                fault("creditCode", "仅法人有统一社会信用代码", "must be empty for what is no business"));
  }

  private static Optional<Fault> findBusinessFault(FactContent content) {
    return content.name().isBlank()
        ? Optional.of(fault("name", "须填写名称", "must not be blank for a business"))
        : CreditCode.findFault(content.creditCode())
            .map(wrong -> fault("creditCode", "统一社会信用代码有误", wrong));
  }

  /**
   * The fields that differ.
   *
   * @param before null for what was not on record
   */
  static List<FieldChange> differing(@Nullable FactContent before, FactContent after) {
    Map<String, String> old = before == null ? Map.of() : values(before);
    List<FieldChange> changes = new ArrayList<>();
    values(after)
        .forEach(
            (field, value) -> {
              String former = old.getOrDefault(field, "");
              if (!former.equals(value)) {
                changes.add(new FieldChange(field, former, value));
              }
            });
    return changes;
  }

  /** The change of place; empty when it stays. */
  static Optional<FieldChange> moved(Position before, Position after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new FieldChange("position", text(before), text(after)));
  }

  private static String text(Position position) {
    return position.lon() + "," + position.lat();
  }

  private static Map<String, String> values(FactContent content) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", content.name());
    values.put(PERSON, content.person());
    values.put("address", content.address());
    values.put("creditCode", content.creditCode());
    values.put("trade", content.trade());
    values.put("persons", Integer.toString(content.persons()));
    values.put("dwellingId", content.dwellingId());
    return values;
  }

  private static Fault fault(String field, String zh, String en) {
    return new Fault("content." + field, new Names(zh, en));
  }
}
