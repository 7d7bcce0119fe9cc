package io.citygrid.city.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Walks over ASCII JSON of a known form. At the first byte that it does not expect it gives up and
 * stays so; the values it then gives mean nothing. Not thread-safe.
 */
final class AsciiCursor {
  /** 10 to the power of the index; exact as doubles. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /** So many digits fit into the 53 bits of a double without loss. */
  private static final int MAX_EXACT_DIGITS = 15;

  private static final int MAX_WHOLE_DIGITS = 18;

  private final byte[] bytes;
  private int at;
  private boolean lost;

  AsciiCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  /** True when the text can stand in JSON as it is. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  /** True when everything was as expected and nothing is left. */
  boolean isDone() {
    return !lost && at == bytes.length;
  }

  /** Exactly this text comes next. */
  void skip(String expected) {
    int length = expected.length();
    if (lost || bytes.length - at < length) {
      lost = true;
      return;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != expected.charAt(i)) {
        lost = true;
        return;
      }
    }
    at += length;
  }

  /** Plain text up to, without, the next quotation mark. */
  String text() {
    int from = at;
    while (!lost && at < bytes.length && bytes[at] != '"') {
      lost = !isPlain(bytes[at]);
      at++;
    }
    return lost ? "" : new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
  }

  /** A time up to, without, the next quotation mark. */
  Instant instant() {
    Instant instant = lost ? null : InstantText.parseUsual(text());
    lost |= instant == null;
    return instant == null ? Instant.EPOCH : instant;
  }

  /** A whole number that surely fits into 64 bits. */
  long whole() {
    int from = at;
    boolean negative = take('-');
    int first = at;
    long value = 0;
    while (at < bytes.length && isDigit(bytes[at])) {
      value = value * 10 + (bytes[at] - '0');
      at++;
      lost |= at - first > MAX_WHOLE_DIGITS;
      if (lost) {
        return 0;
      }
    }
    lost |= at == first || (bytes[first] == '0' && at - from > 1);
    return negative ? -value : value;
  }

  /**
   * A number without exponent and of at most 15 digits: its digits and the power of ten are exact
   * doubles, so their quotient is the correctly rounded value (Clinger 1990).
   */
  double decimal() {
    boolean negative = take('-');
    int first = at;
    long digits = 0;
    int point = -1;
    while (!lost && at < bytes.length && (isDigit(bytes[at]) || bytes[at] == '.')) {
      if (bytes[at] == '.') {
        lost |= point >= 0 || at == first;
        point = at;
      } else {
        digits = digits * 10 + (bytes[at] - '0');
      }
      at++;
      lost |= at - first > MAX_EXACT_DIGITS + 1;
    }
    int count = at - first - (point >= 0 ? 1 : 0);
    int fraction = point >= 0 ? at - point - 1 : 0;
    boolean leadingZero = !lost && count > 1 && bytes[first] == '0' && point != first + 1;
    lost |=
        count == 0
            || count > MAX_EXACT_DIGITS
            || (point >= 0 && fraction == 0)
            || leadingZero
            || (negative && digits == 0);
    if (lost) {
      return 0;
    }
    double value = digits / POWERS[fraction];
    return negative ? -value : value;
  }

  /** The same, or the word null. */
  @Nullable Double decimalOrNull() {
    if (!lost && at < bytes.length && bytes[at] == 'n') {
      skip("null");
      return null;
    }
    return decimal();
  }

  private boolean take(char expected) {
    if (!lost && at < bytes.length && bytes[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
