package io.citygrid.api.push;

import io.citygrid.api.view.LatestChanges;
import io.citygrid.api.view.LatestMark;

/** Where things come from of which only the latest value counts. */
@FunctionalInterface
public interface LatestSource {
  /** What changed after a mark. Blocks; throws when what is asked does not answer. */
  LatestChanges after(LatestMark mark);
}
