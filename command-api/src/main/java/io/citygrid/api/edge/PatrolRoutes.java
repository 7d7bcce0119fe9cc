package io.citygrid.api.edge;

import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.city.event.PatrolPosition;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;

/** Takes where grid workers are on patrol, from their phones or from the program that has them. */
public final class PatrolRoutes {
  private static final Set<Role> SENDERS = Set.of(Role.GRID_WORKER, Role.DEVICE);
  private static final int MOST_IN_BATCH = 5_000;

  private final CurrentCity city;
  private final Clock clock;
  private final Intake<PatrolPosition> positions;

  public PatrolRoutes(CurrentCity city, EdgeWriter writer, EdgeMeters meters, Clock clock) {
    this.city = city;
    this.clock = clock;
    this.positions =
        new Intake<>(
            "patrolPosition",
            Topics.PATROL_POSITIONS,
            Codecs.PATROL_POSITION,
            PatrolPosition::worker,
            position -> new JsonObject().put("receivedAt", position.receivedAt().toString()),
            writer,
            meters);
  }

  public void declareIn(Access access) {
    access.allow(
        SENDERS,
        AreaRule.OWN_PERSON,
        "sendPatrolPosition",
        POST,
        "/v1/patrol-positions",
        this::sendOne);
    access.allow(
        SENDERS,
        AreaRule.OWN_PERSON,
        "sendPatrolPositions",
        POST,
        "/v1/patrol-positions/batch",
        this::sendMany);
  }

  private void sendOne(RoutingContext context, Principal principal) {
    positions.takeOne(context, check(principal));
  }

  private void sendMany(RoutingContext context, Principal principal) {
    positions.takeBatch(context, MOST_IN_BATCH, check(principal));
  }

  private Function<ObjectNode, PatrolPosition> check(Principal principal) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new PatrolCheck(city.require(), principal, now)::check;
  }
}
