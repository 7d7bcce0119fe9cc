package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.Reading;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a reading can be wrong is refused with its field. */
class ReadingCheckTest {
  private static final City CITY = Testville.city();
  private static final Instant NOW = Instant.parse("2026-03-02T00:15:00Z");
  private static final String OBSERVED = "2026-03-02T00:14:59Z";

  private static Reading check(String json, String... devices) {
    Principal gauge = new Principal("t", Set.of(Role.DEVICE), Set.of(), "", Set.of(devices));
    return new ReadingCheck(CITY, gauge, NOW)
        .check(JsonText.object(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String json(String device, String metric, String value, String observedAt) {
    return "{\"deviceId\":%s,\"metric\":%s,\"value\":%s,\"observedAt\":%s}"
        .formatted(device, metric, value, observedAt);
  }

  @Test
  void takesAReadingOfAnOwnDevice() {
    Reading reading = check(json("\"wl-01\"", "\"level\"", "82.5", "\"" + OBSERVED + "\""), "wl-*");

    assertThat(reading)
        .isEqualTo(new Reading("wl-01", "level", 82.5, Instant.parse(OBSERVED), NOW, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"xx-01\"|\"level\"|1|\"2026-03-02T00:14:59Z\"|deviceId",
        "7|\"level\"|1|\"2026-03-02T00:14:59Z\"|deviceId",
        "\"wl-01\"|\"pm25\"|1|\"2026-03-02T00:14:59Z\"|metric",
        "\"wl-01\"|null|1|\"2026-03-02T00:14:59Z\"|metric",
        "\"wl-01\"|\"level\"|\"1\"|\"2026-03-02T00:14:59Z\"|value",
        "\"wl-01\"|\"level\"|NaN|\"2026-03-02T00:14:59Z\"|value",
        "\"wl-01\"|\"level\"|-Infinity|\"2026-03-02T00:14:59Z\"|value",
        "\"wl-01\"|\"level\"|301|\"2026-03-02T00:14:59Z\"|value",
        "\"wl-01\"|\"level\"|1|\"1970-01-01T00:00:00Z\"|observedAt",
        "\"wl-01\"|\"level\"|1|\"2099-01-01T00:00:00Z\"|observedAt",
        "\"wl-01\"|\"level\"|1|null|observedAt"
      })
  void namesTheFieldThatIsWrong(
      String device, String metric, String value, String observedAt, String field) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> check(json(device, metric, value, observedAt), "*"));

    assertThat(refused.problem().status()).isEqualTo(400);
    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
  }

  @Test
  void refusesADeviceOfSomebodyElseWithoutSayingWhetherThereIsOne() {
    for (String device : new String[] {"aq-01", "no-such"}) {
      ProblemException refused =
          catchThrowableOfType(
              ProblemException.class,
              () ->
                  check(
                      json("\"" + device + "\"", "\"level\"", "1", "\"" + OBSERVED + "\""),
                      "wl-*"));
      assertThat(refused.problem().status()).isEqualTo(403);
    }
  }
}
