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

  /** The places of the candidates in the list, by falling score; of equals the first one first. */
  int[] mostProbableFirst() {
    int[] order = new int[candidates.size()];
    for (int i = 0; i < order.length; i++) {
      double score = candidates.get(i).score();
      int at = i;
      while (at > 0 && candidates.get(order[at - 1]).score() < score) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = i;
    }
    return order;
  }
}
