package io.citygrid.casework.life;

import io.citygrid.city.event.CaseState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sets of states that many rows name. */
final class StateSets {
  private StateSets() {}

  /** All open states without these. */
  static Set<CaseState> openBut(CaseState... without) {
    Set<CaseState> states = allBut(without);
    states.removeIf(state -> !state.isOpen());
    return states;
  }

  /** All states without these. */
  static Set<CaseState> allBut(CaseState... without) {
    return EnumSet.complementOf(EnumSet.copyOf(List.of(without)));
  }
}
