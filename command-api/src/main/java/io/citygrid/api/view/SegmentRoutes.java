package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;

/** Traffic on the segments of roads, each in its latest interval. */
public final class SegmentRoutes {

  private final ViewReads reads;
  private final MetricPlaces places;

  public SegmentRoutes(ViewReads reads, MetricPlaces places) {
    this.reads = reads;
    this.places = places;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listSegments",
        GET,
        "/v1/segments",
        this::listSegments);
  }

  private void listSegments(RoutingContext context, Principal principal) {
    reads
        .ask(view -> items(view.segments(), principal))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private Buffer items(Map<String, String> segments, Principal principal) {
    Buffer body = Buffer.buffer("{\"items\":[");
    boolean first = true;
    for (Map.Entry<String, String> segment : new TreeMap<>(segments).entrySet()) {
      if (principal.seesPlace(places.areaPath("traffic/segment/" + segment.getKey()))) {
        body.appendString(first ? "" : ",").appendString(segment.getValue());
        first = false;
      }
    }
    return body.appendString("]}");
  }
}
