package io.citygrid.casework.worklist;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.view.WorkKind;
import io.citygrid.city.wire.ViewIndexes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the live view lists what waits: each case by what it waits for, in every area it lies in or
 * with every department that has to do with it. What somebody's worklist holds is in at least one
 * of the lists that they read.
 */
public final class WorkIndexes {
  private WorkIndexes() {}

  /** The lists to which a case belongs after an event. */
  public static List<String> of(CaseEvent event) {
    List<String> indexes = new ArrayList<>();
    for (WorkKind kind : Waiting.of(event, event.at())) {
      if (kind.isOfDepartment()) {
        event
            .involvedDepartments()
            .forEach(department -> indexes.add(ViewIndexes.workOfDepartment(kind, department)));
      } else {
        indexes.add(ViewIndexes.work(kind));
        event.areaPath().forEach(area -> indexes.add(ViewIndexes.workOfArea(kind, area)));
      }
      if (kind == WorkKind.OVERDUE && event.state().isInHand() && !event.department().isEmpty()) {
        indexes.add(ViewIndexes.casesOverdue(event.department()));
      }
    }
    return indexes;
  }

  /** The lists in which somebody's work of these kinds is. */
  public static Set<String> readBy(Actor actor, Set<WorkKind> wanted) {
    Set<WorkKind> kinds = Waiting.ofRoles(actor.roles());
    kinds.retainAll(wanted);
    Set<String> indexes = new LinkedHashSet<>();
    for (WorkKind kind : kinds) {
      if (kind.isOfDepartment()) {
        if (!actor.department().isEmpty()) {
          indexes.add(ViewIndexes.workOfDepartment(kind, actor.department()));
        }
      } else if (actor.areas().contains(Actor.EVERYWHERE)) {
        indexes.add(ViewIndexes.work(kind));
      } else {
        actor.areas().forEach(area -> indexes.add(ViewIndexes.workOfArea(kind, area)));
      }
    }
    return indexes;
  }
}
