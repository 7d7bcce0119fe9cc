package io.citygrid.city.event;

import java.time.Instant;

/**
 * Where a grid worker was on patrol, as the phone tells. Topic {@code city.patrol-positions.v1},
 * key {@code worker}; kept for a few days, and nothing else keeps it: what is made of it is in how
 * many minutes of a day a worker was in a cell of their own.
 *
 * <p>A repeat changes nothing, and neither does the order in which positions come.
 *
 * @param worker the id of the user
 * @param observedAt by the phone's clock (event time)
 * @param receivedAt when the edge took it
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record PatrolPosition(
    String worker, Position position, Instant observedAt, Instant receivedAt, long cityVersion) {
  public PatrolPosition {
    worker = FieldText.id("worker", worker, Report.MAX_ID_LENGTH);
  }
}
