package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Move;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Principal SHIFT = user(Role.DISPATCHER, Role.DUTY_OFFICER);
  private static final Principal IMPORTER = user(Role.DUTY_OFFICER, Role.IMPORTER);

  private static Principal user(Role... roles) {
    return new Principal("lin", Set.of(roles), Set.of("990101"), "", Set.of());
  }

  private static CaseCommand check(Principal sender, String json) {
    return new MoveCheck(Testville.city(), sender, NOW)
        .check(JsonText.object(json.getBytes(StandardCharsets.UTF_8)), "CASE", "key-1");
  }

  private static Problem refusal(Principal sender, String json) {
    return catchThrowableOfType(ProblemException.class, () -> check(sender, json)).problem();
  }

  @Test
  void makesACommandThatSaysWhoWantsWhatInWhichVersion() {
    CaseCommand command =
        check(
            SHIFT,
            """
            {"move":"DISPATCH","expectedVersion":3,"reason":"on the river bank",
             "photos":["p1"],"position":{"lon":118.025,"lat":31.075},
             "target":{"department":"river-urban"}}""");

    assertThat(command.commandId()).isEqualTo(MoveCheck.commandId(SHIFT, "CASE", "key-1"));
    assertThat(command.move()).isEqualTo(Move.DISPATCH);
    assertThat(command.expectedVersion()).isEqualTo(3);
    assertThat(command.at()).isEqualTo(NOW);
    assertThat(command.cityVersion()).isEqualTo(1);
    assertThat(command.target().department()).isEqualTo("river-urban");
    assertThat(command.actor().id()).isEqualTo("lin");
    assertThat(command.actor().areas()).containsExactly("990101");
    assertThat(command.actor().roles())
        .containsExactly(ActorRole.DUTY_OFFICER, ActorRole.DISPATCHER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"expectedVersion\":1}|move",
        "{\"move\":\"FLY\",\"expectedVersion\":1}|move",
        "{\"move\":\"CLOSE\"}|expectedVersion",
        "{\"move\":\"CLOSE\",\"expectedVersion\":1.5}|expectedVersion",
        "{\"move\":\"CLOSE\",\"expectedVersion\":-1}|expectedVersion",
        "{\"move\":\"CLOSE\",\"expectedVersion\":1,\"resaon\":\"x\"}|resaon",
        "{\"move\":\"CLOSE\",\"expectedVersion\":1,\"photos\":\"p\"}|photos",
        "{\"move\":\"CLOSE\",\"expectedVersion\":1,\"position\":{\"lon\":1}}|position.lat",
        "{\"move\":\"CLOSE\",\"expectedVersion\":1,\"target\":{\"dept\":\"x\"}}|target.dept",
        "{\"move\":\"RATE\",\"expectedVersion\":1,\"target\":{\"rating\":\"so-so\"}}|target.rating",
        "{\"move\":\"CLOSE\",\"expectedVersion\":1,\"at\":\"2026-03-02T00:30:00Z\"}|at",
      })
  void namesTheFieldThatIsWrong(String body, String field) {
    assertThat(refusal(SHIFT, body).errors()).extracting(FieldError::field).containsExactly(field);
  }

  @Test
  void refusesAReasonOfAHundredThousandCharacters() {
    String body =
        "{\"move\":\"CLOSE\",\"expectedVersion\":1,\"reason\":\"" + "x".repeat(100_000) + "\"}";
    assertThat(refusal(SHIFT, body).errors())
        .extracting(FieldError::field)
        .containsExactly("reason");
  }

  @Test
  void anImportingProgramSaysWhenButNotLaterThanNow() {
    String body = "{\"move\":\"CLOSE\",\"expectedVersion\":1,\"at\":\"%s\"}";
    assertThat(check(IMPORTER, body.formatted("2011-03-02T00:15:00Z")).at())
        .isEqualTo("2011-03-02T00:15:00Z");
    assertThat(check(IMPORTER, body.formatted("2011-03-02T00:15:00Z")).takenAt()).isEqualTo(NOW);
    assertThat(check(IMPORTER, "{\"move\":\"CLOSE\",\"expectedVersion\":1}").isCarriedOver())
        .as("what it does here itself")
        .isFalse();
    assertThat(refusal(IMPORTER, body.formatted("2026-03-02T01:00:01Z")).errors())
        .extracting(FieldError::field)
        .containsExactly("at");
  }

  @Test
  void whoHasNoRoleInTheLifeOfCasesMovesNone() {
    assertThat(refusal(user(Role.ADMINISTRATOR), "{}").status()).isEqualTo(403);
    assertThat(refusal(user(Role.DEVICE), "{}").status()).isEqualTo(403);
    Problem viewer = refusal(user(Role.VIEWER), "{}");
    assertThat(viewer.status()).isEqualTo(403);
    assertThat(viewer.detail()).contains("DUTY_OFFICER, DISPATCHER, HANDLER, SUPERVISOR");
  }
}
