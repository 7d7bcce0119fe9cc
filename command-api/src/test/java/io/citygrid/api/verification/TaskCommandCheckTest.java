package io.citygrid.api.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskCommandCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private final TaskCommandCheck check =
      new TaskCommandCheck(new Actor("li", List.of(ActorRole.CITIZEN), List.of(), ""), NOW, 3);

  private TaskCommand read(String json, TaskAction action, String key) {
    return check.check(JsonText.object(json.getBytes(StandardCharsets.UTF_8)), "C1-4", action, key);
  }

  @Test
  void readsAnAnswerAndStampsIt() {
    TaskCommand answer =
        read(
            """
            {"device": "phone", "verdict": "NO", "photo": "p1",
             "position": {"lon": 118.025, "lat": 31.075, "accuracyMeters": 12}}
            """,
            TaskAction.ANSWER,
            "k");

    assertThat(answer.taskId()).isEqualTo("C1-4");
    assertThat(answer.verdict()).isEqualTo(TaskVerdict.NO);
    assertThat(answer.position().accuracyMeters()).isEqualTo(12);
    assertThat(answer.at()).isEqualTo(NOW);
    assertThat(answer.cityVersion()).isEqualTo(3);
  }

  @Test
  void theSameKeyIsTheSameCommandForTheSameActionOnly() {
    String take = read("{\"device\": \"p\"}", TaskAction.TAKE, "k").commandId();

    assertThat(read("{\"device\": \"p\"}", TaskAction.TAKE, "k").commandId()).isEqualTo(take);
    assertThat(read("{\"device\": \"p\"}", TaskAction.TAKE, "l").commandId()).isNotEqualTo(take);
    assertThat(read("{\"device\": \"p\"}", TaskAction.GIVE_BACK, "k").commandId())
        .isNotEqualTo(take);
  }

  @Test
  void refusesWhatIsMissingMisspeltOrNoPlace() {
    assertThatThrownBy(() -> read("{}", TaskAction.TAKE, "k")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("{\"device\": \"p\", \"foto\": \"x\"}", TaskAction.TAKE, "k"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                read(
                    "{\"device\": \"p\", \"position\": {\"lon\": 200, \"lat\": 0}}",
                    TaskAction.TAKE,
                    "k"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () -> read("{\"device\": \"p\", \"verdict\": \"MAYBE\"}", TaskAction.TAKE, "k"))
        .isInstanceOf(ProblemException.class);
  }
}
