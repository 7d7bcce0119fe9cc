package io.citygrid.jobs.cases;

import io.citygrid.casework.worklist.WorkIndexes;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.ArrayList;
import java.util.List;

/** A case in the live view. */
public final class CaseProjection {
  /** Below the city: the district. */
  private static final int DISTRICT = 1;

  private CaseProjection() {}

  /** The case after the event, with every list it now belongs to. */
  public static ViewWrite project(CaseEvent event) {
    return new ViewWrite(
        ViewKind.CASE,
        event.caseId(),
        event.version(),
        Codecs.CASE_VIEW.encode(CaseView.of(event)),
        event.at().toEpochMilli(),
        indexes(event));
  }

  private static List<String> indexes(CaseEvent event) {
    List<String> indexes = new ArrayList<>();
    indexes.add(ViewIndexes.CASES);
    indexes.add(ViewIndexes.cases(event.state()));
    indexes.add(ViewIndexes.casesOfReporter(event.report().reporter()));
    if (event.areaPath().isEmpty()) {
      indexes.add(ViewIndexes.casesNowhere(event.state()));
    } else if (event.areaPath().size() > DISTRICT) {
      indexes.add(ViewIndexes.casesOfDistrict(event.areaPath().get(DISTRICT), event.state()));
    }
    for (int i = DISTRICT + 1; i < event.areaPath().size(); i++) {
      indexes.add(ViewIndexes.casesOfArea(event.areaPath().get(i), event.state()));
    }
    for (String department : event.involvedDepartments()) {
      indexes.add(ViewIndexes.casesOfDepartment(department));
    }
    if (event.state().isInHand() && !event.department().isEmpty()) {
      indexes.add(ViewIndexes.casesInHand(event.department()));
    }
    event.current().links().forEach(link -> indexes.add(ViewIndexes.casesOfLink(link)));
    event.current().flags().forEach(flag -> indexes.add(ViewIndexes.casesOfFlag(flag)));
    indexes.addAll(WorkIndexes.of(event));
    return indexes;
  }
}
