package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchedMoveTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Principal IMPORTER = user(Role.IMPORTER);
  private static final Principal HANDLER = user(Role.HANDLER);

  private static Principal user(Role role) {
    return new Principal("lin", Set.of(role), Set.of("990101"), "river-urban", Set.of());
  }

  private static CaseCommand check(Principal sender, String json) {
    return BatchedMove.check(
        JsonText.object(json.getBytes(StandardCharsets.UTF_8)),
        sender,
        Set.of("SEEN"),
        new MoveCheck(Testville.city(), sender, NOW));
  }

  private static Problem refusal(Principal sender, String json) {
    return catchThrowableOfType(ProblemException.class, () -> check(sender, json)).problem();
  }

  @Test
  void isTheSameCommandAsTheMoveAlone() {
    CaseCommand command =
        check(
            HANDLER,
            "{\"idempotencyKey\":\"k\",\"caseId\":\"SEEN\",\"move\":\"ACCEPT\",\"expectedVersion\":1}");
    assertThat(command.caseId()).isEqualTo("SEEN");
    assertThat(command.commandId()).isEqualTo(MoveCheck.commandId(HANDLER, "SEEN", "k"));
  }

  @Test
  void anImporterNamesItsCaseByTheKeyOfItsReport() {
    CaseCommand command =
        check(
            IMPORTER,
            "{\"idempotencyKey\":\"k\",\"reportKey\":\"row-7\",\"move\":\"FORCE_CLOSE\","
                + "\"expectedVersion\":0,\"reason\":\"closed\",\"at\":\"2011-07-01T00:00:00Z\"}");
    assertThat(command.caseId()).isEqualTo(CaseIds.of("lin", "row-7"));
    assertThat(command.at()).isEqualTo("2011-07-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"caseId\":\"SEEN\",\"move\":\"ACCEPT\",\"expectedVersion\":1}|idempotencyKey",
        "{\"idempotencyKey\":\"k\",\"move\":\"ACCEPT\",\"expectedVersion\":1}|caseId",
        "{\"idempotencyKey\":\"k\",\"caseId\":\"A\",\"reportKey\":\"B\"}|caseId",
        "{\"idempotencyKey\":\"k\",\"reportKey\":\"B\",\"move\":\"ACCEPT\"}|reportKey",
        "{\"idempotencyKey\":\"k\",\"caseId\":\"SEEN\",\"move\":\"FLY\",\"expectedVersion\":1}|move"
      })
  void namesTheFieldThatIsWrong(String json, String field) {
    assertThat(refusal(HANDLER, json).errors()).extracting(FieldError::field).contains(field);
  }

  @Test
  void aCaseThatTheSenderMayNotSeeDoesNotExist() {
    assertThat(
            refusal(
                    HANDLER,
                    "{\"idempotencyKey\":\"k\",\"caseId\":\"OTHER\",\"move\":\"ACCEPT\",\"expectedVersion\":1}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void listsTheCasesThatAreNamed() {
    assertThat(
            BatchedMove.caseIds(
                List.of(
                    JsonText.object("{\"caseId\":\"A\"}".getBytes(StandardCharsets.UTF_8)),
                    JsonText.object("{\"reportKey\":\"B\"}".getBytes(StandardCharsets.UTF_8)),
                    JsonText.object("{\"caseId\":\"A\"}".getBytes(StandardCharsets.UTF_8)))))
        .containsExactly("A");
  }
}
