package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiParametersTest {

  private static ApiParameters with(int port, int managementPort, String kafka, String redis) {
    return new ApiParameters(
        "127.0.0.1",
        port,
        managementPort,
        kafka,
        URI.create(redis),
        Path.of("identity"),
        Path.of("archive"),
        Path.of("history"),
        Path.of("photos"),
        Path.of("payments"),
        Optional.empty(),
        Optional.empty(),
        Duration.ofMinutes(15));
  }

  @Test
  void takesWhatCanWork() {
    assertThat(with(8080, 8081, "a:9092,b:9092", "redis://:secret@localhost:6379").port())
        .isEqualTo(8080);
  }

  @Test
  void neverShowsThePasswordOfRedis() {
    assertThat(with(0, 0, "a:9092", "redis://:secret@localhost:6379").toString())
        .contains("localhost:6379")
        .doesNotContain("secret");
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhatWould() {
    assertThatThrownBy(() -> with(8080, 8080, "a:9092", "redis://r:6379"))
        .hasMessageContaining("must differ");
    assertThatThrownBy(() -> with(70_000, 0, "a:9092", "redis://r:6379"))
        .hasMessageContaining("[0, 65535]");
    assertThatThrownBy(() -> with(0, 0, "a", "redis://r:6379")).hasMessageContaining("host:port");
    assertThatThrownBy(() -> with(0, 0, "a:9092", "http://r:6379"))
        .hasMessageContaining("redis://");
  }
}
