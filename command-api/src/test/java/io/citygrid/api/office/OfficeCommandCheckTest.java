package io.citygrid.api.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.LimitUnit;
import io.citygrid.city.Names;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeCommandCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final City CITY =
      Testville.city(
          Testville.files()
              .with(
                  "office.yaml",
                  """
                  plans:
                    - id: storm
                      names: {en: Storm}
                      kind: EMERGENCY
                      tasks:
                        - id: pumps
                          names: {en: Pumps}
                          scope: {en: Everywhere}
                          function: water
                          per: DISTRICT
                          limit: {amount: 2, unit: EMERGENCY_HOURS}
                          steps: [{names: {en: Start}}]
                  """
                      .getBytes(StandardCharsets.UTF_8)),
          3);
  private static final Actor CENTER =
      new Actor("center", List.of(ActorRole.DUTY_OFFICER), List.of("990101"), "");
  private static final OfficeCommandCheck CHECK = new OfficeCommandCheck(CITY, CENTER, NOW);
  private static final String DITCHES =
      """
      {"names":{"zh":"清淤"},"area":"990101","department":"river-urban",
       "limit":{"amount":2,"unit":"WORKING_DAYS"},"budgetCents":5000,"origin":"case:C1",
       "steps":[{"names":{"en":"Look"}},{"names":{"en":"Pump"},"department":"water","weight":3}]}""";

  private static ObjectNode json(String body) {
    return JsonText.object(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(Runnable check) {
    return catchThrowableOfType(ProblemException.class, check::run).problem().errors().stream()
        .map(FieldError::toString)
        .toList()
        .toString();
  }

  @Test
  void aTaskIsDrawnUpOfWhatWasSent() {
    OfficeCommand command = CHECK.drawUp(json(DITCHES), "key-1");
    assertThat(command.move()).isEqualTo(OfficeMove.DRAW_UP);
    assertThat(command.cityVersion()).isEqualTo(3);
    assertThat(command.brief().names()).isEqualTo(new Names("清淤", "清淤"));
    assertThat(command.brief().scope()).isEqualTo(new Names("清淤", "清淤"));
    assertThat(command.brief().limit()).isEqualTo(new TimeLimit(2, LimitUnit.WORKING_DAYS));
    assertThat(command.brief().origin()).isEqualTo("case:C1");
    assertThat(command.brief().steps())
        .extracting(OfficeStep::department)
        .containsExactly("river-urban", "water");
    assertThat(CHECK.drawUp(json(DITCHES), "key-1").taskId()).isEqualTo(command.taskId());
    assertThat(CHECK.drawUp(json(DITCHES), "key-2").taskId()).isNotEqualTo(command.taskId());
  }

  /** All that is wrong is told at once, each under its field. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"amount\":2| \"amount\":0| limit.amount",
        "WORKING_DAYS| YEARS| limit.unit",
        "\"budgetCents\":5000| \"budgetCents\":-1| budgetCents",
        "\"weight\":3| \"weight\":0| steps[1].weight",
        "{\"en\":\"Look\"}| {}| steps[0].names",
        "\"names\":{\"zh\":\"清淤\"}| \"names\":{}| names",
        "\"area\":\"990101\"| \"aera\":\"990101\"| aera",
        "\"department\":\"river-urban\"| \"department\":7| department",
      })
  void whatIsWrongIsToldUnderItsField(String right, String wrong, String field) {
    String body = DITCHES.replace(right, wrong);
    assertThat(body).isNotEqualTo(DITCHES);
    assertThat(refusal(() -> CHECK.drawUp(json(body), "key-1"))).contains("field=" + field + ",");
  }

  @Test
  void aMoveIsMadeOfWhatWasSent() {
    OfficeCommand command =
        CHECK.move(
            json(
                """
                {"move":"HAND_OVER_STEP","expectedVersion":4,"reason":"theirs",
                 "target":{"step":2,"department":"water"}}"""),
            "T1",
            "key-1");
    assertThat(command.taskId()).isEqualTo("T1");
    assertThat(command.expectedVersion()).isEqualTo(4);
    assertThat(command.target()).isEqualTo(OfficeTarget.NONE.withStep(2).withDepartment("water"));
    assertThat(command.brief()).isNull();
  }

  @Test
  void whatNobodyMaySendIsRefused() {
    assertThat(
            refusal(
                () -> CHECK.move(json("{\"move\":\"DRAW_UP\",\"expectedVersion\":0}"), "T1", "k")))
        .contains("field=move,");
    assertThat(refusal(() -> CHECK.move(json("{\"move\":\"ACCEPT\"}"), "T1", "k")))
        .contains("field=expectedVersion,");
    assertThat(
            refusal(
                () ->
                    CHECK.move(
                        json(
                            """
                            {"move":"SPEND","expectedVersion":0,"target":{"cents":0.5,"status":"GREEN"}}"""),
                        "T1",
                        "k")))
        .contains("field=target.cents,")
        .contains("field=target.status,");
    String tooLong = "{\"move\":\"REMARK\",\"expectedVersion\":0,\"reason\":\"%s\"}";
    assertThat(refusal(() -> CHECK.move(json(tooLong.formatted("x".repeat(100_000))), "T1", "k")))
        .contains("field=reason,");
  }

  @Test
  void aPlanIsStartedInOnesOwnAreaOnly() {
    List<OfficeCommand> commands = CHECK.start(json("{\"area\":\"990101\"}"), "storm", "w-1");
    assertThat(commands).extracting(one -> one.brief().area()).containsExactly("990101");
    assertThat(problem(() -> CHECK.start(json("{\"area\":\"990102\"}"), "storm", "w-1")))
        .isEqualTo(403);
    assertThat(problem(() -> CHECK.start(json("{\"area\":\"7\"}"), "storm", "w-1"))).isEqualTo(400);
    assertThat(problem(() -> CHECK.start(json("{\"area\":\"990101\"}"), "party", "w-1")))
        .isEqualTo(404);
  }

  private static int problem(Runnable check) {
    return catchThrowableOfType(ProblemException.class, check::run).problem().status();
  }
}
