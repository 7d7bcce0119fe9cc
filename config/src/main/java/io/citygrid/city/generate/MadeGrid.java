package io.citygrid.city.generate;

import io.citygrid.geo.fence.Fence;
import java.util.List;

/**
 * The made fences of a city.
 *
 * @param social the cells, whose ids are community code and sequence
 * @param market unions of cells of one township
 * @param appearance unions of cells of one township, smaller than those of the market layer
 */
public record MadeGrid(
    List<Fence> districts,
    List<Fence> townships,
    List<Fence> communities,
    List<MadeCell> social,
    List<MadeCell> market,
    List<MadeCell> appearance) {

  /**
   * A grid cell.
   *
   * @param area code of the area it lies in
   * @param households invented, 300 to 500 for a social cell, their sum for a union
   */
  public record MadeCell(Fence fence, String area, int households) {}
}
