package io.citygrid.city.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Times as ISO-8601 text in UTC, such as {@code 2026-11-23T08:00:00.250Z}. Gives what {@link
 * Instant#parse} and {@link Instant#toString} give; the usual form takes a shorter way. Years have
 * four digits: beyond them a moment has no epoch milliseconds, which event time is counted in.
 */
final class InstantText {
  private static final int SECONDS_LENGTH = "2026-11-23T08:00:00Z".length();
  private static final int MAX_FRACTION_DIGITS = 9;

  /** As long as the text of any moment can be: years may have ten digits and a sign. */
  static final int MAX_LENGTH = "-1000000000-01-01T00:00:00.123456789Z".length();

  private static final int SECONDS_PER_DAY = 86_400;

  /** 0000-01-01 to 9999-12-31: years of four digits. */
  private static final long FIRST_USUAL_SECOND = -62_167_219_200L;

  private static final long LAST_USUAL_SECOND = 253_402_300_799L;

  private InstantText() {}

  /**
   * The moment.
   *
   * @throws java.time.DateTimeException when the text is none
   */
  static Instant parse(CharSequence text) {
    Instant usual = parseUsual(text);
    if (usual != null) {
      return usual;
    }
    Instant instant = Instant.parse(text);
    long second = instant.getEpochSecond();
    if (second < FIRST_USUAL_SECOND || second > LAST_USUAL_SECOND) {
      throw new DateTimeException("the year of " + text + " does not have four digits");
    }
    return instant;
  }

  /** The moment when the text has the usual form; else null. */
  static @Nullable Instant parseUsual(CharSequence text) {
    int length = text.length();
    if (length < SECONDS_LENGTH || text.charAt(length - 1) != 'Z' || !isPunctuated(text)) {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    int nanos = length == SECONDS_LENGTH ? 0 : nanos(text, SECONDS_LENGTH - 1, length - 1);
    boolean plain =
        year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= Month.of(month).length(Year.isLeap(year))
            && hour >= 0
            && hour <= 23
            && minute >= 0
            && minute <= 59
            && second >= 0
            && second <= 59
            && nanos >= 0;
    if (!plain) {
      // Leap seconds, 24:00 and nonsense take the long way.
      return null;
    }
    long seconds =
        LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY
            + hour * 3_600L
            + minute * 60L
            + second;
    return Instant.ofEpochSecond(seconds, nanos);
  }

  /** The text that {@link Instant#toString} gives: 0, 3, 6 or 9 digits of fraction. */
  static String format(Instant instant) {
    byte[] text = new byte[MAX_LENGTH];
    return new String(text, 0, write(instant, text, 0), StandardCharsets.ISO_8859_1);
  }

  /**
   * The same as ASCII.
   *
   * @param to has room for {@link #MAX_LENGTH} more
   * @return where it ends
   */
  @SuppressWarnings("deprecation") // copies the low bytes, which of ASCII are the characters
  static int write(Instant instant, byte[] to, int from) {
    long second = instant.getEpochSecond();
    if (second < FIRST_USUAL_SECOND || second > LAST_USUAL_SECOND) {
      String text = instant.toString();
      text.getBytes(0, text.length(), to, from);
      return from + text.length();
    }
    int nanos = instant.getNano();
    int fraction = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
    int ofDay = (int) Math.floorMod(second, (long) SECONDS_PER_DAY);
    put(to, from, 4, date.getYear());
    to[from + 4] = '-';
    put(to, from + 5, 2, date.getMonthValue());
    to[from + 7] = '-';
    put(to, from + 8, 2, date.getDayOfMonth());
    to[from + 10] = 'T';
    put(to, from + 11, 2, ofDay / 3_600);
    to[from + 13] = ':';
    put(to, from + 14, 2, ofDay / 60 % 60);
    to[from + 16] = ':';
    put(to, from + 17, 2, ofDay % 60);
    int end = from + 19;
    if (fraction > 0) {
      to[end] = '.';
      put(
          to,
          end + 1,
          fraction,
          fraction == 3 ? nanos / 1_000_000 : fraction == 6 ? nanos / 1_000 : nanos);
      end += 1 + fraction;
    }
    to[end] = 'Z';
    return end + 1;
  }

  private static void put(byte[] text, int from, int count, int number) {
    int rest = number;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static boolean isPunctuated(CharSequence text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static int nanos(CharSequence text, int from, int to) {
    int count = to - from - 1;
    if (text.charAt(from) != '.' || count < 1 || count > MAX_FRACTION_DIGITS) {
      return -1;
    }
    int nanos = digits(text, from + 1, to);
    for (int i = count; i < MAX_FRACTION_DIGITS && nanos >= 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** The number in these digits; -1 when one of them is none. */
  private static int digits(CharSequence text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
