package io.citygrid.casework.life;

import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case lies and who shall lead it, or why a person must decide. Components as in {@link
 * CaseEvent}.
 *
 * @param assisting ids of the departments that assist
 */
public record Assignment(
    List<Placement> placements,
    String area,
    List<String> areaPath,
    String cell,
    String department,
    String rule,
    @Nullable DeskReason deskReason,
    List<Candidate> candidates,
    List<String> assisting) {

  /** As the case has it now. */
  static Assignment of(CaseEvent event) {
    return new Assignment(
        event.placements(),
        event.area(),
        event.areaPath(),
        event.cell(),
        event.department(),
        event.rule(),
        event.deskReason(),
        event.candidates(),
        event.current().assisting());
  }

  /** The same place, given to a department by a person. */
  Assignment givenTo(String id) {
    List<String> others = assisting.stream().filter(other -> !other.equals(id)).toList();
    return new Assignment(placements, area, areaPath, cell, id, "", null, List.of(), others);
  }

  /** The same place, with no department. */
  Assignment givenBack() {
    return new Assignment(placements, area, areaPath, cell, "", "", null, List.of(), assisting);
  }

  /** The same, when no person needs to find its department any more. */
  Assignment offTheDesk() {
    return new Assignment(
        placements, area, areaPath, cell, department, rule, null, List.of(), assisting);
  }

  /** The same, with these assisting departments. */
  Assignment assistedBy(List<String> others) {
    return new Assignment(
        placements, area, areaPath, cell, department, rule, deskReason, candidates, others);
  }
}
