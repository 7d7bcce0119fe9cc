package io.citygrid.api.edge;

import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;

/** Takes what loop detectors observed and where vehicles are: of their own tokens. */
public final class TrafficRoutes {
  private static final Set<Role> SENDERS = Set.of(Role.DEVICE, Role.ADMINISTRATOR);
  private static final int MOST_IN_BATCH = 5_000;

  private final CurrentCity city;
  private final Clock clock;
  private final RefusalNotes refusals;
  private final Intake<DetectorObservation> observations;
  private final Intake<VehiclePosition> positions;

  public TrafficRoutes(
      CurrentCity city, EdgeWriter writer, RefusalNotes refusals, EdgeMeters meters, Clock clock) {
    this.city = city;
    this.clock = clock;
    this.refusals = refusals;
    this.observations =
        new Intake<>(
            "observation",
            Topics.DETECTORS,
            Codecs.DETECTOR_OBSERVATION,
            DetectorObservation::detectorId,
            observation -> acknowledgement(observation.receivedAt()),
            writer,
            meters);
    this.positions =
        new Intake<>(
            "position",
            Topics.POSITIONS,
            Codecs.VEHICLE_POSITION,
            VehiclePosition::vehicleId,
            position -> acknowledgement(position.receivedAt()),
            writer,
            meters);
  }

  public void declareIn(Access access) {
    access.allow(
        SENDERS,
        AreaRule.OWN_DEVICES,
        "sendObservation",
        POST,
        "/v1/observations",
        this::sendObservation);
    access.allow(
        SENDERS,
        AreaRule.OWN_DEVICES,
        "sendObservations",
        POST,
        "/v1/observations/batch",
        this::sendObservations);
    access.allow(
        SENDERS, AreaRule.OWN_DEVICES, "sendPosition", POST, "/v1/positions", this::sendPosition);
    access.allow(
        SENDERS,
        AreaRule.OWN_DEVICES,
        "sendPositions",
        POST,
        "/v1/positions/batch",
        this::sendPositions);
  }

  private void sendObservation(RoutingContext context, Principal principal) {
    observations.takeOne(context, observationCheck(principal));
  }

  private void sendObservations(RoutingContext context, Principal principal) {
    observations.takeBatch(context, MOST_IN_BATCH, observationCheck(principal));
  }

  private void sendPosition(RoutingContext context, Principal principal) {
    positions.takeOne(context, positionCheck(principal));
  }

  private void sendPositions(RoutingContext context, Principal principal) {
    positions.takeBatch(context, MOST_IN_BATCH, positionCheck(principal));
  }

  private Function<ObjectNode, DetectorObservation> observationCheck(Principal principal) {
    ObservationCheck check = new ObservationCheck(city.require(), principal, now());
    return refusals.noting(SourceKind.DETECTOR, "detectorId", "lane", check::check);
  }

  private Function<ObjectNode, VehiclePosition> positionCheck(Principal principal) {
    PositionCheck check = new PositionCheck(city.require(), principal, now());
    return refusals.noting(SourceKind.VEHICLE, "vehicleId", "", check::check);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static JsonObject acknowledgement(Instant receivedAt) {
    return new JsonObject().put("receivedAt", receivedAt.toString());
  }
}
