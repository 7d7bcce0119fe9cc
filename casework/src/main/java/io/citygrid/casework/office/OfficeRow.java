package io.citygrid.casework.office;

import io.citygrid.casework.moves.MoveRow;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the table of the office's tasks.
 *
 * @param needs what the command must carry
 */
public record OfficeRow(
    OfficeMove move,
    Set<OfficeState> from,
    Set<OfficeState> to,
    Set<OfficePermit> permits,
    Set<OfficeNeed> needs,
    Set<OfficeCondition> conditions)
    implements MoveRow<OfficeState, OfficeMove, OfficeSituation> {

  /** A move from these states that nobody may make yet and that leads nowhere else. */
  static OfficeRow of(OfficeMove move, Set<OfficeState> from) {
    return new OfficeRow(move, from, Set.of(), Set.of(), Set.of(), Set.of());
  }

  OfficeRow to(OfficeState state) {
    return new OfficeRow(move, from, Set.of(state), permits, needs, conditions);
  }

  /** Also by people in these roles who stand so near to the task. */
  OfficeRow by(OfficeScope scope, ActorRole... roles) {
    Set<OfficePermit> more = new LinkedHashSet<>(permits);
    for (ActorRole role : roles) {
      more.add(new OfficePermit(role, scope));
    }
    return new OfficeRow(move, from, to, more, needs, conditions);
  }

  /** Also by the city's rules. */
  OfficeRow byRule() {
    return by(OfficeScope.ANYWHERE, ActorRole.RULE);
  }

  OfficeRow with(OfficeNeed... what) {
    return new OfficeRow(move, from, to, permits, EnumSet.copyOf(List.of(what)), conditions);
  }

  OfficeRow when(OfficeCondition... which) {
    return new OfficeRow(move, from, to, permits, needs, EnumSet.copyOf(List.of(which)));
  }
}
