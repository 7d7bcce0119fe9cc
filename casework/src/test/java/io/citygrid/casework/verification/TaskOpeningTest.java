package io.citygrid.casework.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import org.junit.jupiter.api.Test;

class TaskOpeningTest {
  private final VerificationGrounds grounds = Checks.grounds(Checks.RULES);

  private static CaseEvent handled(CaseState state, Move move) {
    return CaseMovesOfAnother.made("C1", move, state, "handler-1", ActorRole.HANDLER, Checks.NOON);
  }

  @Test
  void opensWhenTheDepartmentHandsInItsResult() {
    TaskEvent task =
        TaskOpening.find(handled(CaseState.HANDLED, Move.HAND_IN), grounds).orElseThrow();

    assertThat(task.taskId()).isEqualTo("C1-5");
    assertThat(TaskEvent.caseOf(task.taskId())).isEqualTo("C1");
    assertThat(task.state()).isEqualTo(TaskState.OPEN);
    assertThat(task.area()).isEqualTo("990101");
    assertThat(task.handler()).isEqualTo("handler-1");
    assertThat(task.departments()).containsExactly("river-urban");
  }

  @Test
  void opensByNoOtherMoveAndForNoOtherCategory() {
    assertThat(TaskOpening.find(handled(CaseState.HANDLED, Move.REMARK), grounds)).isEmpty();
    assertThat(TaskOpening.find(handled(CaseState.ACCEPTED, Move.ACCEPT), grounds)).isEmpty();
    CaseEvent event = handled(CaseState.HANDLED, Move.HAND_IN);
    var none = Checks.grounds(Checks.categories());
    assertThat(TaskOpening.find(event, none)).isEmpty();
    assertThat(TaskOpening.find(event, Checks.grounds(Checks.categories("*")))).isPresent();
  }
}
