package io.citygrid.jobs.office;

import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.ArrayList;
import java.util.List;

/** A task of the office, and what became of a command to one, in the live view. */
public final class OfficeProjection {
  private OfficeProjection() {}

  /** The task after the event, with every list it now belongs to. */
  public static ViewWrite project(OfficeEvent event) {
    List<String> indexes = new ArrayList<>();
    indexes.add(ViewIndexes.OFFICE);
    indexes.add(ViewIndexes.office(event.state()));
    if (!event.brief().plan().isEmpty()) {
      indexes.add(ViewIndexes.officeOfPlan(event.brief().plan()));
    }
    if (event.state().isOpen()) {
      indexes.add(ViewIndexes.OFFICE_OPEN);
      event.departments().forEach(id -> indexes.add(ViewIndexes.officeOfDepartment(id)));
    }
    return new ViewWrite(
        ViewKind.OFFICE_TASK,
        event.taskId(),
        event.version(),
        Codecs.OFFICE_EVENT.encode(event),
        event.at().toEpochMilli(),
        indexes);
  }

  /** The outcome for whoever waits for it; on no list. */
  public static ViewWrite project(OfficeOutcome outcome) {
    return new ViewWrite(
        ViewKind.OUTCOME,
        outcome.commandId(),
        1,
        Codecs.OFFICE_OUTCOME.encode(outcome),
        outcome.at().toEpochMilli(),
        List.of());
  }
}
