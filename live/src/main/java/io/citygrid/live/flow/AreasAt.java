package io.citygrid.live.flow;

import java.util.List;

/** In which areas a place lies. */
@FunctionalInterface
public interface AreasAt {
  /**
   * Codes of the areas, one for each level between whose areas trips are counted, in their order;
   * an empty code where no area of a level is drawn there, an empty list outside all of them.
   */
  List<String> codes(double lon, double lat);
}
