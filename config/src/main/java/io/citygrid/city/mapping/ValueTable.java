package io.citygrid.city.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become words of the city: cut out by a pattern, then translated.
 *
 * @param pattern what of the value counts: its first group, or all of it without one; null takes
 *     the value as it is
 * @param translation by value; empty takes every value as it is
 * @param fallback what a value becomes that has no translation; null: then it has none
 */
record ValueTable(
    String column,
    @Nullable Pattern pattern,
    Map<String, String> translation,
    @Nullable String fallback) {

  /** The word for a value; empty when there is none. */
  Optional<String> find(String value) {
    String cut = value;
    if (pattern != null && !value.isEmpty()) {
      Matcher matcher = pattern.matcher(value);
      if (!matcher.matches()) {
        return Optional.ofNullable(fallback);
      }
      cut = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
    if (translation.isEmpty()) {
      return cut.isEmpty() ? Optional.ofNullable(fallback) : Optional.of(cut);
    }
    return Optional.ofNullable(translation.get(cut)).or(() -> Optional.ofNullable(fallback));
  }
}
