package io.citygrid.api.dispatch;

import io.citygrid.geo.fence.BorderChange;
import io.vertx.core.json.JsonObject;

/** What becomes of the ground of a layer, in whole square metres. */
final class BorderJson {
  private BorderJson() {}

  static JsonObject of(String layer, BorderChange change) {
    return new JsonObject()
        .put("layer", layer)
        .put("changed", change.changed().size())
        .put("uncoveredSquareMeters", Math.round(change.uncoveredSquareMeters()))
        .put("overlappingSquareMeters", Math.round(change.overlappingSquareMeters()));
  }
}
