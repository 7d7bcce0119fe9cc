package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which an observation or a position can be wrong is refused with its field. */
class TrafficCheckTest {
  private static final City CITY = Testville.city();
  private static final Instant NOW = Instant.parse("2026-03-02T00:15:00Z");
  private static final Instant OBSERVED = Instant.parse("2026-03-02T00:14:59Z");

  private static Principal device(String... devices) {
    return new Principal("t", Set.of(Role.DEVICE), Set.of(), "", Set.of(devices));
  }

  private static DetectorObservation observation(String json, String... devices) {
    return new ObservationCheck(CITY, device(devices), NOW)
        .check(JsonText.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static VehiclePosition position(String json, String... devices) {
    return new PositionCheck(CITY, device(devices), NOW)
        .check(JsonText.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void takesAnObservationOfAnOwnDetector() {
    assertThat(
            observation(
                "{'detectorId':'loop-1','lane':2,'quantity':'SPEED','value':61.5,"
                    + "'observedAt':'2026-03-02T00:14:59Z'}",
                "loop-*"))
        .isEqualTo(
            new DetectorObservation("loop-1", 2, DetectorQuantity.SPEED, 61.5, OBSERVED, NOW, 1));
  }

  @Test
  void takesAPositionWithAndWithoutHeading() {
    assertThat(
            position(
                "{'vehicleId':'taxi-7','lon':118.02,'lat':31.05,'accuracyMeters':8,"
                    + "'headingDegrees':90,'speedKmh':30,'observedAt':'2026-03-02T00:14:59Z'}",
                "taxi-7"))
        .isEqualTo(
            new VehiclePosition(
                "taxi-7", new Position(118.02, 31.05, 8), 90.0, 30.0, OBSERVED, NOW, 1));
    assertThat(
            position(
                    "{'vehicleId':'taxi-7','lon':118.02,'lat':31.05,"
                        + "'observedAt':'2026-03-02T00:14:59Z'}",
                    "taxi-7")
                .headingDegrees())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'detectorId':'loop-9','quantity':'FLOW','value':1,'observedAt':'2026-03-02T00:14:59Z'|detectorId",
        "'detectorId':'loop-1','quantity':'HEAT','value':1,'observedAt':'2026-03-02T00:14:59Z'|quantity",
        "'detectorId':'loop-1','value':1,'observedAt':'2026-03-02T00:14:59Z'|quantity",
        "'detectorId':'loop-1','quantity':'FLOW','observedAt':'2026-03-02T00:14:59Z'|value",
        "'detectorId':'loop-1','quantity':'FLOW','value':1|observedAt",
        "'detectorId':'loop-1','quantity':'FLOW','value':1,'observedAt':'2030-03-02T00:14:59Z'|observedAt",
        "'detectorId':'loop-1','lane':0,'quantity':'FLOW','value':1,'observedAt':'2026-03-02T00:14:59Z'|lane",
        "'detectorId':'loop-1','lane':1.5,'quantity':'FLOW','value':1,'observedAt':'2026-03-02T00:14:59Z'|lane",
      })
  void namesTheFieldOfAnObservationThatIsWrong(String json, String field) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> observation("{" + json + "}", "*"));

    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'lat':31.05|lon",
        "'lon':218.0,'lat':31.05|lon",
        "'lon':118.0,'lat':-91|lat",
        "'lon':118.0,'lat':31,'accuracyMeters':-1|accuracyMeters",
        "'lon':118.0,'lat':31,'headingDegrees':360|headingDegrees",
        "'lon':118.0,'lat':31,'speedKmh':-1|speedKmh",
      })
  void namesTheFieldOfAPositionThatIsWrong(String json, String field) {
    String whole = "{'vehicleId':'taxi-7','observedAt':'2026-03-02T00:14:59Z'," + json + "}";
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> position(whole, "*"));

    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
  }

  @Test
  void refusesWhatSpeaksForSomebodyElse() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                position(
                    "{'vehicleId':'taxi-7','lon':118,'lat':31,"
                        + "'observedAt':'2026-03-02T00:14:59Z'}",
                    "taxi-8"));
    assertThat(refused.problem().status()).isEqualTo(403);
  }
}
