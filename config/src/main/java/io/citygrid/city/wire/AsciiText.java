package io.citygrid.city.wire;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.time.Instant;
import java.util.Arrays;

/** Builds ASCII text as bytes. Not thread-safe. */
final class AsciiText {
  private byte[] bytes;
  private int length;

  AsciiText(int capacity) {
    bytes = new byte[capacity];
  }

  /** Adds text that is ASCII. */
  @SuppressWarnings("deprecation") // copies the low bytes, which of ASCII are the characters
  AsciiText add(String text) {
    int end = length + text.length();
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    text.getBytes(0, text.length(), bytes, length);
    length = end;
    return this;
  }

  /** Adds a number in its shortest form, as {@link RecordCodec} writes it. */
  AsciiText add(double value) {
    return add(NumberOutput.toString(value, true));
  }

  AsciiText add(long value) {
    return add(Long.toString(value));
  }

  AsciiText add(Instant value) {
    return add(InstantText.format(value));
  }

  byte[] bytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
