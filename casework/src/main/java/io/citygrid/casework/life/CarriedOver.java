package io.citygrid.casework.life;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Moves that were made elsewhere and are carried over with their own time. What people did here
 * since stands: the sender did not know of it. Otherwise an end that is sent again, when so much
 * was done since that the first is not remembered, would close a case that was taken up again.
 */
final class CarriedOver {
  /** The moves that can bring a case into another state; others take nothing away. */
  private static final Set<Move> BRING_ON = EnumSet.noneOf(Move.class);

  static {
    LifeTable.rows().stream().filter(row -> !row.stays()).forEach(row -> BRING_ON.add(row.move()));
  }

  private CarriedOver() {}

  /**
   * By what others brought the case on after the moment of a move that is carried over; where not
   * all that was done since is remembered, by whatever they did. Nothing for a move that is made
   * here. Reports that were merged by rule do not count: the same happens to them elsewhere.
   */
  static List<PastMove> listMovedHereAfter(CaseRecord record, CaseCommand command) {
    if (!command.isCarriedOver()) {
      return List.of();
    }
    List<String> notOthers = List.of(command.actor().id(), Actor.MERGING.id());
    PastMove oldest = record.recent().get(0);
    boolean isAllRemembered = oldest.version() == 1 || !oldest.at().isAfter(command.at());
    return record.recent().stream()
        .filter(done -> done.at().isAfter(command.at()) && !done.commandId().isEmpty())
        .filter(done -> !done.isOfTheClock() && !notOthers.contains(done.actor()))
        .filter(done -> !isAllRemembered || BRING_ON.contains(done.move()))
        .toList();
  }
}
