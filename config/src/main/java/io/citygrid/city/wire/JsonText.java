package io.citygrid.city.wire;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.time.Instant;
import java.util.Arrays;

/**
 * Builds JSON as UTF-8, byte for byte as Jackson's generator writes it, without what a generator
 * does besides: everything here comes from forms that cannot nest wrongly. Not thread-safe.
 */
final class JsonText {
  /** What a kept buffer may grow to; larger ones are made for one message and forgotten. */
  private static final int MAX_KEPT_BYTES = 64 * 1024;

  private static final int MAX_BYTES_PER_CHAR = 3;
  private static final int ESCAPED_BYTES = 6;
  private static final int LONGEST_NUMBER = 24;

  /** Of a whole number of 64 bits. */
  private static final int MOST_DIGITS = 19;

  /** Ten to the power of the index: the first number that needs more digits. */
  private static final long[] POWERS_OF_TEN = powersOfTen();

  private static final byte[] HEX = ascii("0123456789ABCDEF");

  /**
   * How an ASCII character stands in JSON: 0 as it is, a letter after a backslash, or -1 as four
   * hexadecimal digits.
   */
  private static final byte[] ESCAPES = escapes();

  private byte[] bytes;
  private int length;

  JsonText(int capacity) {
    bytes = new byte[capacity];
  }

  /** The bytes of ASCII text. */
  static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** As it is. */
  JsonText raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** An ASCII character as it is. */
  JsonText raw(char one) {
    reserve(1);
    bytes[length++] = (byte) one;
    return this;
  }

  /** ASCII text as it is. */
  @SuppressWarnings("deprecation") // copies the low bytes, which of ASCII are the characters
  JsonText raw(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
    return this;
  }

  /**
   * Text in quotes; characters beyond the first 65,536 escaped as two halves.
   *
   * @throws IllegalArgumentException when it has half a surrogate pair, which UTF-8 cannot carry
   */
  JsonText text(String text) {
    int count = text.length();
    reserve(count * MAX_BYTES_PER_CHAR + 2);
    byte[] to = bytes;
    int at = length;
    to[at++] = '"';
    int i = 0;
    while (i < count) {
      char c = text.charAt(i);
      if (c >= 0x80 || ESCAPES[c] != 0) {
        break;
      }
      to[at++] = (byte) c;
      i++;
    }
    length = at;
    if (i < count) {
      unusual(text, i);
    }
    bytes[length++] = '"';
    return this;
  }

  /** The text from its first character on that is not itself in UTF-8 and JSON. */
  private void unusual(String text, int from) {
    int count = text.length();
    for (int i = from; i < count; i++) {
      // Room for this one however it is written, for the others unescaped, and for the quote.
      reserve(ESCAPED_BYTES + (count - i) * MAX_BYTES_PER_CHAR + 1);
      char c = text.charAt(i);
      if (c < 0x80) {
        escape(c);
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
      } else if (i + 1 < count && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        hexadecimal(c);
        hexadecimal(text.charAt(++i));
      } else {
        throw new IllegalArgumentException("text that travels must not hold half a character");
      }
    }
  }

  private void escape(char c) {
    byte escape = ESCAPES[c];
    if (escape == 0) {
      bytes[length++] = (byte) c;
      return;
    }
    if (escape > 0) {
      bytes[length++] = '\\';
      bytes[length++] = escape;
    } else {
      hexadecimal(c);
    }
  }

  private void hexadecimal(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    bytes[length++] = HEX[c >> 12];
    bytes[length++] = HEX[(c >> 8) & 0xF];
    bytes[length++] = HEX[(c >> 4) & 0xF];
    bytes[length++] = HEX[c & 0xF];
  }

  JsonText number(long value) {
    reserve(LONGEST_NUMBER);
    if (value == Long.MIN_VALUE) {
      return raw(Long.toString(value));
    }
    if (value < 0) {
      bytes[length++] = '-';
    }
    digits(Math.abs(value), 1);
    return this;
  }

  /** A finite number in the shortest form that reads as the same number. */
  JsonText number(double value) {
    long scaled = ShortDecimal.scaled(value);
    if (scaled == ShortDecimal.NONE) {
      return raw(NumberOutput.toString(value, true));
    }
    reserve(LONGEST_NUMBER);
    if (value < 0) {
      bytes[length++] = '-';
    }
    digits(scaled / ShortDecimal.SCALE, 1);
    bytes[length++] = '.';
    digits(scaled % ShortDecimal.SCALE, ShortDecimal.DIGITS);
    while (bytes[length - 1] == '0' && bytes[length - 2] != '.') {
      length--;
    }
    return this;
  }

  /** A moment in quotes. */
  JsonText moment(Instant value) {
    reserve(InstantText.MAX_LENGTH + 2);
    bytes[length++] = '"';
    length = InstantText.write(value, bytes, length);
    bytes[length++] = '"';
    return this;
  }

  /** The number in decimal digits, with zeros before it up to so many. */
  private void digits(long value, int least) {
    int count = least;
    while (count < MOST_DIGITS && value >= POWERS_OF_TEN[count]) {
      count++;
    }
    long rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      long tenth = rest / 10;
      bytes[i] = (byte) ('0' + (rest - 10 * tenth));
      rest = tenth;
    }
    length += count;
  }

  private static long[] powersOfTen() {
    long[] powers = new long[MOST_DIGITS];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  /** A copy of all that was written. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Begins anew, with the same buffer as long as that is of a usual size. */
  void clear() {
    length = 0;
    if (bytes.length > MAX_KEPT_BYTES) {
      bytes = new byte[MAX_KEPT_BYTES];
    }
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[0x80];
    Arrays.fill(escapes, 0, 0x20, (byte) -1);
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }
}
