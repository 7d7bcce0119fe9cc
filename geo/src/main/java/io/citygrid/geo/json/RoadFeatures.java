package io.citygrid.geo.json;

import io.citygrid.geo.road.RoadLine;
import java.util.List;

/**
 * What a file of roads holds.
 *
 * @param lines the features that can be used, in file order
 * @param problems why the others cannot, or why the whole file cannot
 */
public record RoadFeatures(List<RoadLine> lines, List<FeatureFinding> problems) {
  public RoadFeatures {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }
}
