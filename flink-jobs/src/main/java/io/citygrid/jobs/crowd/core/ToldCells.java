package io.citygrid.jobs.crowd.core;

import java.util.List;
import java.util.Optional;

/**
 * What was told of a group of cells for a window. Flat, stored in state.
 *
 * @param version of all that it rests on; grows
 * @param shown cells as they were told last
 * @param learned whether the window is closed and was learned from
 */
public record ToldCells(long version, List<HeardCell> shown, boolean learned) {
  public ToldCells {
    shown = List.copyOf(shown);
  }

  /** A cell as it was told; empty when it was not shown. */
  public Optional<HeardCell> find(String place) {
    return shown.stream().filter(cell -> cell.place().equals(place)).findFirst();
  }

  /** The same, of newer inputs that changed nothing of what is told. */
  public ToldCells withVersion(long newer) {
    return new ToldCells(newer, shown, learned);
  }

  /** The window was learned from. */
  public ToldCells closed() {
    return new ToldCells(version, shown, true);
  }
}
