package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is written directly is what Jackson's generator writes, byte for byte. */
class JsonTextTest {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  /** Writes one value. */
  private interface Writing {
    void on(JsonGenerator generator) throws IOException;
  }

  private static String jackson(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = JSON.createGenerator(bytes)) {
      writing.on(generator);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String text(JsonText json) {
    return new String(json.bytes(), StandardCharsets.UTF_8);
  }

  @Property(tries = 5_000)
  void textOfAnyCharacters(@ForAll String text) throws IOException {
    assertSameText(text);
  }

  @Test
  void textWithEachCharacterAlone() throws IOException {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (!Character.isSurrogate((char) c)) {
        assertSameText("a" + (char) c);
      }
    }
    for (int point = 0x10000; point <= Character.MAX_CODE_POINT; point += 97) {
      assertSameText(Character.toString(point) + "b");
    }
  }

  @Test
  void textThatIsLongerThanTheBufferInEachLength() throws IOException {
    Random random = new Random(3);
    String[] alphabet = {"a", "\u0001", "\"", "é", "网", "😀"};
    for (int length = 0; length < 300; length++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      assertSameText(text.toString());
    }
  }

  private static void assertSameText(String text) throws IOException {
    String expected;
    try {
      expected = jackson(generator -> generator.writeString(text));
    } catch (IOException e) {
      // Half a surrogate pair: nobody can write it.
      assertThatThrownBy(() -> new JsonText(1).text(text))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    assertThat(text(new JsonText(1).text(text))).isEqualTo(expected);
  }

  @Property(tries = 20_000)
  void numbersOfAnyBits(@ForAll long bits) throws IOException {
    assertSameNumber(Double.longBitsToDouble(bits));
  }

  @Property(tries = 20_000)
  void numbersWithFewDecimals(
      @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long digits,
      @ForAll @IntRange(min = 0, max = 9) int decimals)
      throws IOException {
    assertSameNumber(digits / Math.pow(10, decimals));
  }

  @Property(tries = 20_000)
  void numbersNearThoseWithFewDecimals(
      @ForAll @DoubleRange(min = -2e7, max = 2e7) double number,
      @ForAll @IntRange(min = 0, max = 8) int decimals,
      @ForAll @IntRange(min = -2, max = 2) int steps)
      throws IOException {
    double scale = Math.pow(10, decimals);
    double near = Math.rint(number * scale) / scale;
    assertSameNumber(near + steps * Math.ulp(near));
  }

  @Test
  void numbersWhereTheFormChanges() throws IOException {
    for (double number :
        new double[] {
          0,
          -0.0,
          1,
          -1,
          1e-3,
          0.000999,
          9_999_999,
          1e7,
          9_999_999.9999999,
          0.1,
          0.3,
          5e-324,
          123.4567891,
          123.45678912,
          100,
          1_234_567.7,
          Double.MAX_VALUE
        }) {
      assertSameNumber(number);
      assertSameNumber(Math.nextUp(number));
      assertSameNumber(Math.nextDown(number));
    }
  }

  private static void assertSameNumber(double number) throws IOException {
    if (Double.isFinite(number)) {
      assertThat(text(new JsonText(1).number(number)))
          .isEqualTo(jackson(generator -> generator.writeNumber(number)));
    }
  }

  @Property(tries = 5_000)
  void wholeNumbers(@ForAll long number) throws IOException {
    assertThat(text(new JsonText(1).number(number)))
        .isEqualTo(jackson(generator -> generator.writeNumber(number)));
  }

  @Test
  void wholeNumbersWhereOneDigitIsAdded() throws IOException {
    long power = 1;
    for (int digits = 0; digits < 19; digits++, power *= 10) {
      wholeNumbers(power);
      wholeNumbers(power - 1);
      wholeNumbers(-power);
      wholeNumbers(1 - power);
    }
    wholeNumbers(Long.MAX_VALUE);
    wholeNumbers(Long.MIN_VALUE);
  }

  @Property
  void moments(
      @ForAll @LongRange(min = -31_557_014_167_219_200L, max = 31_556_889_864_403_199L) long second,
      @ForAll @IntRange(min = 0, max = 999_999_999) int nano) {
    for (Instant moment :
        new Instant[] {
          Instant.ofEpochSecond(second, nano),
          Instant.ofEpochSecond(second % 100_000_000_000L, nano / 1_000_000 * 1_000_000)
        }) {
      assertThat(text(new JsonText(1).moment(moment))).isEqualTo("\"" + moment + "\"");
    }
  }

  @Test
  void aBufferIsUsedAgainWithNothingOfWhatWasThere() {
    JsonText json = new JsonText(4);
    json.text("x".repeat(200_000));
    json.clear();
    assertThat(text(json.raw('[').number(7).raw("]"))).isEqualTo("[7]");
  }
}
