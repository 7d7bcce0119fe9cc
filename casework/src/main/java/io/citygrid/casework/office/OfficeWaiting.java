package io.citygrid.casework.office;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import java.time.Instant;
import java.util.List;

/**
 * For whom a task waits: for whoever may make one of the moves that bring it on from where it is,
 * by the table itself. So nothing waits for somebody whom the decision would refuse.
 */
public final class OfficeWaiting {
  private OfficeWaiting() {}

  /** The moves by which this person can bring the task on now; empty when it waits for others. */
  public static List<OfficeMove> of(
      OfficeEvent event, Actor actor, Instant at, OfficeGrounds grounds) {
    List<OfficeMove> onward = onward(event);
    return OfficeLife.allowed(event, actor, at, grounds).stream().filter(onward::contains).toList();
  }

  private static List<OfficeMove> onward(OfficeEvent event) {
    return switch (event.state()) {
      case ASSIGNED -> List.of(OfficeMove.ACCEPT);
      case DECLINED -> List.of(OfficeMove.REASSIGN);
      case IN_PROGRESS ->
          List.of(
              OfficeMove.FINISH_STEP,
              OfficeMove.HAND_IN,
              OfficeMove.GRANT_EXTENSION,
              OfficeMove.REFUSE_EXTENSION);
      case HANDED_IN -> List.of(OfficeMove.CLOSE, OfficeMove.SEND_BACK);
      case SUSPENDED, DONE, CANCELLED -> List.of();
    };
  }
}
