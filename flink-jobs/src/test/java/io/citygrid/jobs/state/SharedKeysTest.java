package io.citygrid.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedKeysTest {
  /** State lies under them: another build must find it. */
  @Test
  void theKeyOfAThingNeverChanges() {
    assertThat(SharedKeys.of(8_192).of("device-1")).isEqualTo("#4050");
    assertThat(SharedKeys.of(1_024).of("vehicle-1")).isEqualTo("#187");
  }

  @Test
  void thingsAreSpreadEvenly() {
    SharedKeys keys = SharedKeys.of(1_024);
    Map<String, Long> sizes =
        IntStream.range(0, 102_400)
            .mapToObj(number -> keys.of("vehicle-" + number))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(sizes).hasSize(1_024);
    assertThat(sizes.values()).allMatch(size -> size > 40 && size < 200);
  }

  @Test
  void anotherNumberThanAPowerOfTwoIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SharedKeys.of(1_000));
  }
}
