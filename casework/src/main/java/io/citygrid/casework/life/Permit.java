package io.citygrid.casework.life;

import io.citygrid.casework.moves.Permission;
import io.citygrid.city.Names;
import io.citygrid.city.event.ActorRole;

/** As what, and how near to the case, someone may make a move. */
public record Permit(ActorRole role, Scope scope) implements Permission<Situation> {
  @Override
  public Names nearness() {
    return scope.names();
  }

  @Override
  public boolean covers(Situation situation) {
    return scope.covers(situation.actor(), situation.event());
  }
}
