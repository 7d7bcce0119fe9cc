package io.citygrid.casework.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.Cases;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTracesTest {
  private static final Instant ENDED = Cases.MORNING.plusSeconds(30);
  private static final Actor PROGRAM =
      new Actor(
          TestvilleMessages.WASTE.reporter(),
          List.of(ActorRole.IMPORTER),
          List.of(Actor.EVERYWHERE),
          "");

  @Test
  void whatWasClosedElsewhereWasHandledThere() {
    CaseTrace trace = trace(PROGRAM);
    assertThat(trace.handled()).contains(ENDED);
    assertThat(trace.closed()).contains(ENDED);
    assertThat(trace.isHandledInTime()).isTrue();
  }

  @Test
  void whatSomebodyClosedByForceWasNotHandled() {
    CaseTrace trace = trace(Cases.SUPERVISOR);
    assertThat(trace.handled()).isEmpty();
    assertThat(trace.closed()).contains(ENDED);
  }

  private static CaseTrace trace(Actor closing) {
    CaseEvent opened = Cases.waste().latest();
    CaseCommand close =
        new CaseCommand(
            "close",
            opened.caseId(),
            0,
            Move.FORCE_CLOSE,
            closing,
            ENDED,
            1,
            "closed there",
            List.of(),
            null,
            MoveTarget.NONE);
    CaseDecision decision = CaseLife.step(Cases.waste(), close, Cases.GROUNDS);
    assertThat(decision).isInstanceOf(CaseDecision.Moved.class);
    return CaseTraces.of(List.of(opened, ((CaseDecision.Moved) decision).record().latest()));
  }
}
