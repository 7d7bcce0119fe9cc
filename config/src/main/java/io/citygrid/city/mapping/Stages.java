package io.citygrid.city.mapping;

import io.citygrid.city.event.Move;
import java.util.List;
import java.util.Optional;

/**
 * The stages of the requests of a file.
 *
 * @param order in the order in which they must happen; empty when the file tells of none
 * @param intervals what is to be measured; both ends are stages of which the city is told
 */
public record Stages(List<Stage> order, List<StageInterval> intervals) {
  /** A file that tells of none. */
  public static final Stages NONE = new Stages(List.of(), List.of());

  public Stages {
    order = List.copyOf(order);
    intervals = List.copyOf(intervals);
  }

  public boolean isEmpty() {
    return order.isEmpty();
  }

  /** The stage of this name. */
  public Optional<Stage> find(String name) {
    return order.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  /** The stage at which the case makes this move. */
  public Optional<Stage> find(Move move) {
    return order.stream().filter(stage -> stage.move() == move).findFirst();
  }
}
