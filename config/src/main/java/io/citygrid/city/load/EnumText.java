package io.citygrid.city.load;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Constants of an enum by their name in a file. */
final class EnumText {
  private EnumText() {}

  static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst();
  }

  static String mustBe(Class<? extends Enum<?>> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .map(Enum::name)
        .collect(Collectors.joining(", ", "must be one of ", " but is '" + text + "'"));
  }
}
