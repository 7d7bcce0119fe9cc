package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.PatrolPosition;
import io.citygrid.city.event.Position;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatrolCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:15:00Z");
  private static final Instant OBSERVED = Instant.parse("2026-03-02T00:14:59Z");
  private static final String SOUND =
      "'lon':118.02,'lat':31.05,'observedAt':'%s'".formatted(OBSERVED);
  private static final Principal SUN =
      new Principal("sun", Set.of(Role.GRID_WORKER), Set.of("990101"), "", Set.of());
  private static final Principal PROGRAM =
      new Principal("t", Set.of(Role.DEVICE), Set.of(), "", Set.of("su*"));

  @Test
  void aGridWorkerTellsOfThemselvesNamedOrNot() {
    PatrolPosition sun =
        new PatrolPosition("sun", new Position(118.02, 31.05, 8), OBSERVED, NOW, 1);
    assertThat(check(SUN, "'worker':'sun','accuracyMeters':8," + SOUND)).isEqualTo(sun);
    assertThat(check(SUN, "'accuracyMeters':8," + SOUND)).isEqualTo(sun);
    assertThat(check(PROGRAM, "'worker':'sun','accuracyMeters':8," + SOUND)).isEqualTo(sun);
  }

  @Test
  void nobodyTellsOfOthers() {
    assertThat(refused(SUN, "'worker':'bao'," + SOUND).problem().status()).isEqualTo(403);
    assertThat(refused(PROGRAM, "'worker':'bao'," + SOUND).problem().status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'lat':31.05,'observedAt':'2026-03-02T00:14:59Z'|lon",
        "'lon':'east','lat':31.05,'observedAt':'2026-03-02T00:14:59Z'|lon",
        "'lon':118.02,'lat':131.05,'observedAt':'2026-03-02T00:14:59Z'|lat",
        "'lon':118.02,'lat':31.05|observedAt",
        "'lon':118.02,'lat':31.05,'observedAt':'2030-03-02T00:14:59Z'|observedAt",
        "'lon':118.02,'lat':31.05,'observedAt':'1970-01-01T00:00:00Z'|observedAt",
        "'lon':118.02,'lat':31.05,'observedAt':'2026-03-02T00:14:59Z','accuracyMeters':-1|accuracyMeters",
        "'lon':118.02,'lat':31.05,'observedAt':'2026-03-02T00:14:59Z','speed':3|speed",
      })
  void namesTheFieldThatIsWrong(String json, String field) {
    assertThat(refused(SUN, json).problem().errors()).extracting(FieldError::field).contains(field);
  }

  @Test
  void aProgramSaysOfWhom() {
    assertThat(refused(PROGRAM, SOUND).problem().errors())
        .extracting(FieldError::field)
        .contains("worker");
  }

  private static ProblemException refused(Principal sender, String json) {
    return catchThrowableOfType(ProblemException.class, () -> check(sender, json));
  }

  private static PatrolPosition check(Principal sender, String json) {
    String body = "{" + json.replace('\'', '"') + "}";
    return new PatrolCheck(Testville.city(), sender, NOW)
        .check(JsonText.object(body.getBytes(StandardCharsets.UTF_8)));
  }
}
