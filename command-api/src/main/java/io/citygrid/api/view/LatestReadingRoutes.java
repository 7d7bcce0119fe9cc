package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.DevicePlaces;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The latest reading of each metric of some devices. */
public final class LatestReadingRoutes {
  private static final int MOST_DEVICES = 500;

  private final ViewReads reads;
  private final DevicePlaces places;

  public LatestReadingRoutes(ViewReads reads, DevicePlaces places) {
    this.reads = reads;
    this.places = places;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listReadings",
        GET,
        "/v1/readings",
        this::listReadings);
  }

  private void listReadings(RoutingContext context, Principal principal) {
    String devices = context.request().getParam("devices");
    if (devices == null || devices.isBlank()) {
      throw ProblemException.field("devices", "is missing; name devices as a,b");
    }
    Set<String> wanted = new HashSet<>(Arrays.asList(devices.split(",")));
    if (wanted.size() > MOST_DEVICES) {
      throw ProblemException.field("devices", "may name at most " + MOST_DEVICES);
    }
    reads
        .ask(view -> items(view.readings(), wanted, principal))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private Buffer items(Map<String, String> readings, Set<String> wanted, Principal principal) {
    Buffer body = Buffer.buffer("{\"items\":[");
    boolean first = true;
    for (Map.Entry<String, String> reading : new TreeMap<>(readings).entrySet()) {
      String device = reading.getKey().substring(0, reading.getKey().lastIndexOf('/'));
      if (wanted.contains(device) && principal.seesPlace(places.areaPath(device))) {
        body.appendString(first ? "" : ",").appendString(reading.getValue());
        first = false;
      }
    }
    return body.appendString("]}");
  }
}
