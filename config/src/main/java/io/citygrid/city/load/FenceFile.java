package io.citygrid.city.load;

import io.citygrid.geo.fence.Fence;
import java.util.List;

/**
 * What a GeoJSON file draws, in WGS84, with what is wrong with it. Depends on the file's bytes and
 * its declaration only, never on other files.
 *
 * @param problems features that were refused
 * @param warnings features that were changed on the way in
 */
record FenceFile(String path, List<Drawn> drawn, List<Finding> problems, List<Finding> warnings) {

  /**
   * A fence with where it stands.
   *
   * @param feature counts from 1 in the file
   * @param area code of the area it names; empty when it names none
   */
  record Drawn(int feature, Fence fence, String area) {}

  /**
   * Something wrong with a feature.
   *
   * @param feature counts from 1; 0 when it concerns the whole file
   */
  record Finding(int feature, String id, String field, String message) {}

  /** Hands everything on. */
  void report(Problems to) {
    for (Finding finding : problems) {
      if (finding.feature() == 0) {
        to.refuse(path, finding.message());
      } else {
        to.refuseFeature(path, finding.feature(), finding.id(), finding.field(), finding.message());
      }
    }
    for (Finding finding : warnings) {
      to.warnFeature(path, finding.feature(), finding.id(), finding.field(), finding.message());
    }
  }
}
