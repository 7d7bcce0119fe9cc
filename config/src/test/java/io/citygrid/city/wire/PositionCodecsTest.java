package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.VehiclePosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The fast codecs of pings and vehicles against the general one: the same answers. */
class PositionCodecsTest {
  private static final Instant AT = Instant.parse("2026-03-02T00:15:00.25Z");
  private static final Position PLACE = new Position(118.0501, 31.0499, 12);
  private static final PresencePing PING =
      new PresencePing("0mZ3bq1yH7xkPz6sQWc2Yw", PLACE, AT, AT.plusMillis(700), 1);
  private static final VehiclePosition TAXI =
      new VehiclePosition("taxi-7", PLACE, 91.5, null, AT, AT.plusMillis(900), 1);
  private static final Codec<PresencePing> PINGS = new PingCodec();
  private static final Codec<PresencePing> GENERAL_PINGS =
      new RecordCodec<>(PresencePing.class, Codecs.MAX_INPUT_BYTES);
  private static final Codec<VehiclePosition> VEHICLES = new VehicleCodec();
  private static final Codec<VehiclePosition> GENERAL_VEHICLES =
      new RecordCodec<>(VehiclePosition.class, Codecs.MAX_INPUT_BYTES);

  @Property(tries = 2_000)
  void readWhateverCanBeWritten(
      @ForAll @StringLength(min = 1, max = 20) String id,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = 0, max = 100_000) double accuracy,
      @ForAll @LongRange(min = -70_000_000_000L, max = 300_000_000_000L) long second,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nano,
      @ForAll long cityVersion) {
    Instant at = Instant.ofEpochSecond(second, nano);
    Position place = new Position(lon, lat, accuracy);
    try {
      assertSame(new PresencePing(id, place, at, at, cityVersion));
      assertSame(new VehiclePosition(id, place, accuracy % 360, null, at, at, cityVersion));
    } catch (IllegalArgumentException e) {
      // No id, or half a surrogate pair: no codec can write it.
    }
  }

  @Test
  void readUsualBytesAlike() {
    Random random = new Random(97);
    for (int i = 0; i < 5_000; i++) {
      Position place =
          new Position(
              Math.rint(random.nextDouble() * 36e7 - 18e7) / 1e6,
              Math.rint(random.nextDouble() * 18e7 - 9e7) / 1e6,
              random.nextInt(100));
      Double heading = random.nextInt(4) == 0 ? null : Double.valueOf(random.nextInt(360));
      Double speed = random.nextInt(4) == 0 ? null : random.nextInt(1_000) / 10.0;
      assertSame(new PresencePing("device-" + i, place, AT, AT, i));
      assertSame(new VehiclePosition("taxi-" + i, place, heading, speed, AT, AT, i));
    }
  }

  @Test
  void answerMutatedBytesLikeTheGeneralCodec() {
    Random random = new Random(7);
    byte[] ping = PINGS.encode(PING);
    byte[] taxi = VEHICLES.encode(TAXI);
    for (int round = 0; round < 30_000; round++) {
      assertSameAnswer(PINGS, GENERAL_PINGS, CodecFuzzTest.mutated(ping, random));
      assertSameAnswer(VEHICLES, GENERAL_VEHICLES, CodecFuzzTest.mutated(taxi, random));
    }
  }

  @Test
  void readNumbersInEveryFormLikeTheGeneralCodec() {
    String taxi = new String(VEHICLES.encode(TAXI), StandardCharsets.UTF_8);
    for (String number :
        new String[] {"0", "-0", "360", "-1", "1e2", "null", "nul", "nulls", "", "\"1\"", "01"}) {
      for (String from : new String[] {"91.5", "null", "118.0501", "31.0499", "12.0"}) {
        assertSameAnswer(
            VEHICLES,
            GENERAL_VEHICLES,
            taxi.replace(from, number).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void assertSame(PresencePing ping) {
    assertThat(PINGS.encode(ping)).isEqualTo(GENERAL_PINGS.encode(ping));
    assertSameAnswer(PINGS, GENERAL_PINGS, PINGS.encode(ping));
  }

  private static void assertSame(VehiclePosition position) {
    assertThat(VEHICLES.encode(position)).isEqualTo(GENERAL_VEHICLES.encode(position));
    assertSameAnswer(VEHICLES, GENERAL_VEHICLES, VEHICLES.encode(position));
  }

  private static <T> void assertSameAnswer(Codec<T> fast, Codec<T> general, byte[] bytes) {
    assertThat(answer(fast, bytes))
        .as("%s", CodecFuzzTest.shown(bytes))
        .isEqualTo(answer(general, bytes));
  }

  private static Object answer(Codec<?> codec, byte[] bytes) {
    try {
      return codec.decode(bytes);
    } catch (WireException e) {
      return e.reason() + " " + e.field() + " " + e.getMessage();
    }
  }
}
