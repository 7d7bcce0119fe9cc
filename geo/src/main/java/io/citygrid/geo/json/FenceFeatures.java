package io.citygrid.geo.json;

import java.util.List;

/**
 * What a GeoJSON file holds.
 *
 * @param features the usable ones, in file order; ids are unique
 * @param problems features that were refused
 * @param notes features that were changed on the way in
 */
public record FenceFeatures(
    List<FenceFeature> features, List<FeatureFinding> problems, List<FeatureFinding> notes) {
  public FenceFeatures {
    features = List.copyOf(features);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
