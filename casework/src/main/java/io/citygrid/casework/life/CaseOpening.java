package io.citygrid.casework.life;

import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Versions;
import java.util.List;

/** Begins the life of a case with its report. */
public final class CaseOpening {
  private CaseOpening() {}

  /**
   * The first move of a case.
   *
   * @param report its category is one of the city
   */
  public static CaseDecision.Moved open(Report report, Filing filing, Grounds grounds) {
    City city = grounds.city();
    var category = city.findCategory(report.category()).orElseThrow();
    Assignment found =
        grounds
            .dispatching()
            .dispatch(category, report.position(), report.receivedAt(), report.full());
    boolean filed = filing == Filing.BY_RULE;
    Assignment place = filed ? found : found.givenBack().assistedBy(List.of());
    FactsDraft facts =
        new FactsDraft(CaseFacts.initial(report, CaseEvent.centerOf(place.areaPath())));
    facts.assisting = place.assisting();
    facts.standard =
        filed ? grounds.findFirstStandard(report.category()).map(Grounds::nameOf).orElse("") : "";
    Versions versions = Versions.of(city.version());
    CaseStep step = CaseStep.of(report);
    facts.basis = DispatchBasis.foundBy(step.move(), step.role(), versions);
    CaseState state =
        switch (filing) {
          case BY_RULE ->
              place.deskReason() == null ? CaseState.DISPATCHED : CaseState.ON_MANUAL_DESK;
          case BY_PERSON -> CaseState.REPORTED;
          case AFTER_FIELD_CHECK -> CaseState.FIELD_CHECK;
        };
    CaseEvent event =
        new CaseEvent(
            report.caseId(),
            1,
            state,
            report.receivedAt(),
            report,
            place.placements(),
            place.area(),
            place.areaPath(),
            place.cell(),
            place.department(),
            place.rule(),
            place.deskReason(),
            place.candidates(),
            versions,
            step,
            facts.facts());
    return new CaseDecision.Moved(
        event, CaseRecord.begin(event), ClockEffect.list(null, Move.REPORT, state), List.of());
  }
}
