package io.citygrid.geo.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

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

  /** Nothing, as of a file that was not read yet. */
  public static FenceFeatures none() {
    return new FenceFeatures(List.of(), List.of(), List.of());
  }

  /** The fences by their ids that were found sound as they are drawn, without those repaired. */
  Map<String, Geometry> soundAsDrawn() {
    Map<String, Geometry> sound = new HashMap<>();
    features.forEach(feature -> sound.put(feature.fence().id(), feature.fence().geometry()));
    notes.forEach(note -> sound.remove(note.id()));
    return sound;
  }
}
