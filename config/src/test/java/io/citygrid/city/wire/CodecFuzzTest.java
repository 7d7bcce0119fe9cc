package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, a codec gives a message or a WireException. */
class CodecFuzzTest {
  private static final int ROUNDS = 10_000;
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "1e999",
    "-",
    "NaN",
    "\\u0000",
    "\\ud800",
    "\u0000",
    "\"lon\":",
    "2026-13-01T00:00:00Z",
    "99999999999999999999999",
    "true"
  };

  static Stream<GoldenFilesTest.Golden<?>> goldens() {
    return GoldenFilesTest.goldens();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void refusesMutatedBytesWithNothingButAWireException(GoldenFilesTest.Golden<T> golden) {
    Random random = new Random(golden.file().hashCode());
    byte[] good = golden.codec().encode(golden.message());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutated(good, random);
      try {
        T message = golden.codec().decode(bytes);
        assertThat(golden.codec().decode(golden.codec().encode(message))).isEqualTo(message);
      } catch (WireException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, 1 + at);
        default -> {
          byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
          System.arraycopy(piece, 0, bytes, at, Math.min(piece.length, bytes.length - at));
        }
      }
    }
    return bytes;
  }

  static String shown(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
