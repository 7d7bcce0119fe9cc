package io.citygrid.casework.office;

import io.citygrid.casework.moves.Permission;
import io.citygrid.city.Names;
import io.citygrid.city.event.ActorRole;

/** As what, and how near to a task, someone may make a move. */
public record OfficePermit(ActorRole role, OfficeScope scope)
    implements Permission<OfficeSituation> {
  @Override
  public Names nearness() {
    return scope.names();
  }

  @Override
  public boolean covers(OfficeSituation situation) {
    return scope.covers(situation.actor(), situation.event(), situation.step());
  }
}
