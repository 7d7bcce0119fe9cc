package io.citygrid.live.warning;

import static io.citygrid.live.warning.Given.minute;
import static io.citygrid.live.warning.Given.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.WarningAction;
import io.citygrid.city.event.WarningChange;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningResult;
import io.citygrid.city.event.WarningState;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningCommandsTest {
  private static final WarningRule RULE = Given.congestion(0, 1);
  private static final Desk WARNED = Given.desk(List.of(value(RULE, 0, 7)));
  private static final Actor OPERATOR = actor("operator", ActorRole.OPERATOR, "990100", "");
  private static final Actor SHIFT = actor("shift", ActorRole.SUPERVISOR, Actor.EVERYWHERE, "");

  private static Actor actor(String id, ActorRole role, String area, String department) {
    return new Actor(id, List.of(role), List.of(area), department);
  }

  private static WarningEvent open(Desk desk) {
    return Objects.requireNonNull(desk.warning(), "there is an open warning");
  }

  private static WarningCommand command(String id, WarningAction action, Actor actor) {
    return new WarningCommand(
        id,
        open(WARNED).warningId(),
        WarningSource.METRIC,
        "r",
        WARNED.subject(),
        1,
        action,
        actor,
        minute(5),
        action == WarningAction.CANCEL ? "road works are over" : "");
  }

  private static Desk after(WarningCommands.Answer answer) {
    return Objects.requireNonNull(answer.desk(), "the desk stays");
  }

  @Test
  void whatSomebodyHasInHandDoesNotEscalate() {
    var answer = WarningCommands.decide(WARNED, command("c", WarningAction.ACKNOWLEDGE, OPERATOR));
    WarningEvent event = answer.event().orElseThrow();
    assertThat(answer.outcome().result()).isEqualTo(WarningResult.FOLLOWED);
    assertThat(event.change()).isEqualTo(WarningChange.ACKNOWLEDGED);
    assertThat(event.acknowledgedBy()).isEqualTo("operator");
    assertThat(event.version()).isEqualTo(2);
    assertThat(Warnings.pass(after(answer), minute(59)).events()).isEmpty();
  }

  @Test
  void aWarningThatRisesHasToBeTakenInHandAgain() {
    Desk inHand =
        after(WarningCommands.decide(WARNED, command("c", WarningAction.ACKNOWLEDGE, OPERATOR)));
    Decided risen = Warnings.hear(inHand, List.of(value(RULE, 10, 9.9)));
    assertThat(risen.events().get(0).acknowledgedAt()).isNull();
    assertThat(Warnings.pass(Objects.requireNonNull(risen.desk()), minute(25)).events())
        .extracting(Given::told)
        .containsExactly("25 ESCALATED RED");
  }

  @Test
  void anAcknowledgementCountsOnce() {
    WarningCommand first = command("c", WarningAction.ACKNOWLEDGE, OPERATOR);
    Desk inHand = after(WarningCommands.decide(WARNED, first));
    for (WarningCommand again : List.of(first, command("d", WarningAction.ACKNOWLEDGE, SHIFT))) {
      var answer = WarningCommands.decide(inHand, again);
      assertThat(answer.outcome().result()).isEqualTo(WarningResult.REPEATED);
      assertThat(answer.event()).isEmpty();
    }
  }

  @Test
  void whatAPersonCancelledWarnsAgainOnlyWhenItGetsWorseOrBeginsAnew() {
    WarningCommand cancel = command("c", WarningAction.CANCEL, SHIFT);
    var answer = WarningCommands.decide(WARNED, cancel);
    assertThat(answer.event().orElseThrow().state()).isEqualTo(WarningState.CANCELLED);
    assertThat(answer.event().orElseThrow().reason()).isEqualTo("road works are over");
    Desk quiet = after(answer);
    assertThat(WarningCommands.decide(quiet, cancel).outcome().result())
        .isEqualTo(WarningResult.REPEATED);
    Decided same = Warnings.hear(quiet, List.of(value(RULE, 10, 7.5)));
    assertThat(same.events()).isEmpty();
    Desk stillQuiet = Objects.requireNonNull(same.desk());
    assertThat(Warnings.hear(stillQuiet, List.of(value(RULE, 11, 8.5))).events())
        .extracting(Given::told)
        .containsExactly("11 RAISED ORANGE");
    Desk over =
        Objects.requireNonNull(Warnings.hear(stillQuiet, List.of(value(RULE, 11, 3))).desk());
    assertThat(Warnings.hear(over, List.of(value(RULE, 12, 7))).events())
        .extracting(Given::told)
        .containsExactly("12 RAISED YELLOW");
  }

  @ParameterizedTest
  @CsvSource({
    // action, role, area, department, allowed
    "ACKNOWLEDGE, OPERATOR, 990101, '', true",
    "ACKNOWLEDGE, OPERATOR, 990101001, '', true",
    "ACKNOWLEDGE, OPERATOR, 990102, '', false",
    "ACKNOWLEDGE, HANDLER, 990102, traffic-police, true",
    "ACKNOWLEDGE, HANDLER, 990101, water, false",
    "ACKNOWLEDGE, SUPERVISOR, 990101, '', true",
    "ACKNOWLEDGE, CITIZEN, 990101, '', false",
    "CANCEL, SUPERVISOR, 990101, '', true",
    "CANCEL, SUPERVISOR, 990102, '', false",
    "CANCEL, OPERATOR, 990101, '', false",
    "CANCEL, HANDLER, 990101, traffic-police, false",
  })
  void isForThoseItConcerns(
      WarningAction action, ActorRole role, String area, String department, boolean allowed) {
    var answer =
        WarningCommands.decide(
            WARNED, command("c", action, actor("somebody", role, area, department)));
    assertThat(answer.outcome().result())
        .isEqualTo(allowed ? WarningResult.FOLLOWED : WarningResult.REFUSED);
    assertThat(answer.outcome().why().isEmpty()).isEqualTo(allowed);
  }

  @Test
  void aWarningThatIsNotThereIsSaidSo() {
    WarningCommand command = command("c", WarningAction.ACKNOWLEDGE, OPERATOR);
    assertThat(WarningCommands.decide(null, command).outcome().result())
        .isEqualTo(WarningResult.NO_SUCH_WARNING);
    Desk over = Objects.requireNonNull(Warnings.hear(WARNED, List.of(value(RULE, 1, 3))).desk());
    assertThat(WarningCommands.decide(over, command).outcome().result())
        .isEqualTo(WarningResult.NO_SUCH_WARNING);
    assertThat(WarningCommands.isThere(WARNED, command)).isTrue();
    assertThat(WarningCommands.isThere(over, command)).isFalse();
  }

  @Test
  void nobodyCancelsWithoutAReason() {
    assertThatThrownBy(
            () ->
                new WarningCommand(
                    "c",
                    "r/s/1",
                    WarningSource.METRIC,
                    "r",
                    "s",
                    1,
                    WarningAction.CANCEL,
                    SHIFT,
                    minute(1),
                    " "))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageContaining("must say why");
  }
}
