package io.citygrid.casework.verification;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Instant;
import java.util.List;

/** What people do with a case besides its task. */
final class CaseMovesOfAnother {
  private CaseMovesOfAnother() {}

  static CaseEvent made(
      String caseId, Move move, CaseState state, String actor, ActorRole role, Instant at) {
    CaseEvent waste = TestvilleMessages.DISPATCHED;
    return new CaseEvent(
        caseId,
        5,
        state,
        at,
        waste.report(),
        waste.placements(),
        waste.area(),
        waste.areaPath(),
        waste.cell(),
        waste.department(),
        waste.rule(),
        null,
        List.of(),
        waste.versions(),
        new CaseStep(
            move, actor, role, "", "because", List.of("p"), null, MoveTarget.NONE, "command"),
        waste.facts());
  }

  static CaseEvent check(String caseId, boolean passes, Instant at) {
    return passes
        ? made(caseId, Move.PASS_CHECK, CaseState.CHECKED, "worker-7", ActorRole.GRID_WORKER, at)
        : made(caseId, Move.FAIL_CHECK, CaseState.REWORK, "worker-7", ActorRole.GRID_WORKER, at);
  }
}
