package io.citygrid.standalone.replay;

import java.util.List;

/**
 * A request some of whose stages are out of order.
 *
 * @param reversals at least one, in the order of the stages
 */
public record OutOfOrderRow(String id, List<StageReversal> reversals) {
  public OutOfOrderRow {
    reversals = List.copyOf(reversals);
  }
}
