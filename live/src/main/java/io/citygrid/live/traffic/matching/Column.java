package io.citygrid.live.traffic.matching;

import java.util.List;

/** A position with the places where it may have been. Flat, stored in state. */
public record Column(Fix fix, List<Candidate> candidates) {

  /** The most probable candidate that is alive; the first of equals. */
  int best() {
    int best = 0;
    for (int i = 1; i < candidates.size(); i++) {
      if (candidates.get(i).score() > candidates.get(best).score()) {
        best = i;
      }
    }
    return best;
  }
}
