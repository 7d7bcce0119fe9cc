package io.citygrid.city.load;

import java.util.regex.Pattern;

/** Decimal numbers in a file: a point, no thousands separators, an exponent at will. */
final class NumberText {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

  private NumberText() {}

  /** The number; NaN when the text is not one or too large. */
  static double parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
