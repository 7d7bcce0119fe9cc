package io.citygrid.city.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The things of one table by their code, with the line of each. Knows also the codes of rows that
 * were refused, so that one broken row does not make every reference to it dangle.
 */
final class Register<T> {
  private final boolean readable;
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, T> things = new LinkedHashMap<>();

  /**
   * @param readable false when the table could not be read at all; then every code may be in it
   */
  Register(boolean readable) {
    this.readable = readable;
  }

  /** Notes the code of a row, which must be the first with it. */
  void claim(String code, CsvRow row, String column) {
    Integer first = lines.putIfAbsent(code, row.line());
    if (first != null && !code.isEmpty()) {
      row.refuse(column, "'" + code + "' is already on line " + first);
    }
  }

  void put(String code, T thing) {
    things.put(code, thing);
  }

  /** True when the code is in the table, or when that cannot be known. */
  boolean mayHave(String code) {
    return !readable || lines.containsKey(code);
  }

  Optional<T> find(String code) {
    return Optional.ofNullable(things.get(code));
  }

  /** The line of a code that is in the table. */
  int line(String code) {
    return lines.getOrDefault(code, 1);
  }

  boolean isReadable() {
    return readable;
  }

  /** The sound things in file order. */
  List<T> all() {
    return List.copyOf(things.values());
  }

  Collection<T> values() {
    return things.values();
  }
}
