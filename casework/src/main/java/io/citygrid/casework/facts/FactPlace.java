package io.citygrid.casework.facts;

import java.util.List;

/**
 * Where a fact lies.
 *
 * @param cell id of the cell in the city's first grid layer; empty when none covers it
 * @param area code of the deepest area; empty outside the city
 * @param areaPath codes from the city down to {@code area}
 */
public record FactPlace(String cell, String area, List<String> areaPath) {
  public FactPlace {
    areaPath = List.copyOf(areaPath);
  }
}
