package io.citygrid.api.archive;

import io.citygrid.casework.evaluation.CaseTrace;
import io.citygrid.casework.evaluation.CaseTrace.Step;
import io.citygrid.casework.evaluation.StepKind;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.ReportSource;
import java.util.ArrayList;
import java.util.List;

/** What evaluation needs to know of an archived case. */
final class CaseTraces {
  private CaseTraces() {}

  /** Each event becomes the steps that it stands for. */
  static CaseTrace of(ArchivedCase archived) {
    CaseEvent opening = archived.opening();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(StepKind.REPORTED, opening.report().receivedAt()));
    steps.add(new Step(StepKind.FILED, opening.at()));
    String before = "";
    for (CaseEvent event : archived.events()) {
      boolean sentOn = !event.department().equals(before);
      if (event.state() == CaseState.DISPATCHED && sentOn) {
        steps.add(new Step(StepKind.DISPATCHED, event.at()));
      }
      before = event.department();
    }
    return new CaseTrace(steps, null, opening.report().source() == ReportSource.CITIZEN);
  }
}
