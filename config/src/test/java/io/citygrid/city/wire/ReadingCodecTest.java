package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Reading;
import io.citygrid.city.testville.TestvilleMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The fast codec of readings against the general one: the same bytes, the same answers. */
class ReadingCodecTest {
  private static final Codec<Reading> FAST = new ReadingCodec();
  private static final Codec<Reading> GENERAL =
      new RecordCodec<>(Reading.class, Codecs.MAX_INPUT_BYTES);

  @Property(tries = 3_000)
  void writesAndReadsLikeTheGeneralCodec(
      @ForAll @StringLength(min = 1, max = 20) String device,
      @ForAll @StringLength(min = 1, max = 8) String metric,
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double value,
      @ForAll @LongRange(min = -70_000_000_000L, max = 300_000_000_000L) long second,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nano,
      @ForAll long cityVersion) {
    Instant observedAt = Instant.ofEpochSecond(second, nano);
    Reading reading;
    try {
      reading = new Reading(device, metric, value, observedAt, observedAt, cityVersion);
    } catch (IllegalArgumentException e) {
      return;
    }
    assertSame(reading);
  }

  @Property(tries = 3_000)
  void writesAndReadsUsualReadingsLikeTheGeneralCodec(
      @ForAll @DoubleRange(min = -1_000, max = 1_000) double value,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis) {
    Instant at = Instant.ofEpochMilli(millis);
    assertSame(
        new Reading("wl-01", "level", Math.rint(value * 100) / 100, at, at.plusNanos(1_000), 7));
  }

  private static void assertSame(Reading reading) {
    byte[] fast;
    byte[] general;
    try {
      general = GENERAL.encode(reading);
    } catch (RuntimeException e) {
      return; // half a surrogate pair: no codec can write it
    }
    fast = FAST.encode(reading);
    assertThat(new String(fast, StandardCharsets.UTF_8))
        .isEqualTo(new String(general, StandardCharsets.UTF_8));
    assertThat(answer(FAST, fast)).isEqualTo(answer(GENERAL, fast));
  }

  @Test
  void answersMutatedBytesLikeTheGeneralCodec() {
    Random random = new Random(7);
    byte[] good = GENERAL.encode(TestvilleMessages.WATER);
    for (int round = 0; round < 40_000; round++) {
      byte[] bytes = CodecFuzzTest.mutated(good, random);
      assertThat(answer(FAST, bytes))
          .as("%s", CodecFuzzTest.shown(bytes))
          .isEqualTo(answer(GENERAL, bytes));
    }
  }

  @Test
  void readsNumbersInEveryFormLikeTheGeneralCodec() {
    String good = new String(GENERAL.encode(TestvilleMessages.WATER), StandardCharsets.UTF_8);
    for (String number :
        new String[] {
          "0",
          "-0",
          "0.0",
          "-0.0",
          "00",
          "01",
          "-01.5",
          ".5",
          "5.",
          "1.",
          "-",
          "+1",
          "1e5",
          "1E-5",
          "123456789012345",
          "1234567890123456",
          "0.000000000000001",
          "0.1234567890123456",
          "999999999999999999999999999999",
          "1.2.3",
          "--1",
          "1-",
          "12 ",
          " 12",
          "-.5",
          "1e400"
        }) {
      byte[] bytes = good.replace("82.5", number).getBytes(StandardCharsets.UTF_8);
      assertThat(answer(FAST, bytes)).as(number).isEqualTo(answer(GENERAL, bytes));
      byte[] version =
          good.replace("\"cityVersion\":1", "\"cityVersion\":" + number)
              .getBytes(StandardCharsets.UTF_8);
      assertThat(answer(FAST, version)).as(number).isEqualTo(answer(GENERAL, version));
    }
  }

  private static Object answer(Codec<Reading> codec, byte[] bytes) {
    try {
      return codec.decode(bytes);
    } catch (WireException e) {
      return e.reason() + " " + e.field() + " " + e.getMessage();
    }
  }
}
