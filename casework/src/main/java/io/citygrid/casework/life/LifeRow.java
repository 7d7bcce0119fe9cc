package io.citygrid.casework.life;

import io.citygrid.casework.moves.MoveRow;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the life table: a move from some states.
 *
 * @param from the states in which it is possible
 * @param to the states to which it may lead; empty when the case stays where it is
 * @param permits who may make it
 * @param needs what the command must carry
 * @param conditions what else must hold of the case
 */
public record LifeRow(
    Move move,
    Set<CaseState> from,
    Set<CaseState> to,
    Set<Permit> permits,
    Set<Need> needs,
    Set<Condition> conditions)
    implements MoveRow<CaseState, Move, Situation> {

  /** A move from these states that nobody may make yet and that leads nowhere else. */
  static LifeRow of(Move move, Set<CaseState> from) {
    return new LifeRow(move, from, Set.of(), Set.of(), Set.of(), Set.of());
  }

  LifeRow to(CaseState... states) {
    return new LifeRow(move, from, EnumSet.copyOf(List.of(states)), permits, needs, conditions);
  }

  /** Also by people in these roles who stand so near to the case. */
  LifeRow by(Scope scope, ActorRole... roles) {
    Set<Permit> more = new LinkedHashSet<>(permits);
    Arrays.stream(roles).map(role -> new Permit(role, scope)).forEach(more::add);
    return new LifeRow(move, from, to, more, needs, conditions);
  }

  /** Also by the city's rules. */
  LifeRow byRule() {
    return by(Scope.ANYWHERE, ActorRole.RULE);
  }

  LifeRow with(Need... what) {
    return new LifeRow(move, from, to, permits, EnumSet.copyOf(List.of(what)), conditions);
  }

  LifeRow when(Condition... which) {
    return new LifeRow(move, from, to, permits, needs, EnumSet.copyOf(List.of(which)));
  }
}
