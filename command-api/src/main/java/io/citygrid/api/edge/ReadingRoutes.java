package io.citygrid.api.edge;

import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;

/** Takes readings: of a device's own token, or of an administrator. */
public final class ReadingRoutes {
  private static final Set<Role> SENDERS = Set.of(Role.DEVICE, Role.ADMINISTRATOR);
  private static final int MOST_IN_BATCH = 5_000;

  private final CurrentCity city;
  private final Clock clock;
  private final RefusalNotes refusals;
  private final Intake<Reading> intake;

  public ReadingRoutes(
      CurrentCity city, EdgeWriter writer, RefusalNotes refusals, EdgeMeters meters, Clock clock) {
    this.city = city;
    this.clock = clock;
    this.refusals = refusals;
    this.intake =
        new Intake<>(
            "reading",
            Topics.TELEMETRY,
            Codecs.READING,
            Reading::deviceId,
            ReadingRoutes::acknowledgement,
            writer,
            meters);
  }

  public void declareIn(Access access) {
    access.allow(
        SENDERS, AreaRule.OWN_DEVICES, "sendReading", POST, "/v1/readings", this::sendReading);
    access.allow(
        SENDERS,
        AreaRule.OWN_DEVICES,
        "sendReadings",
        POST,
        "/v1/readings/batch",
        this::sendReadings);
  }

  private void sendReading(RoutingContext context, Principal principal) {
    intake.takeOne(context, check(principal));
  }

  private void sendReadings(RoutingContext context, Principal principal) {
    intake.takeBatch(context, MOST_IN_BATCH, check(principal));
  }

  private Function<ObjectNode, Reading> check(Principal principal) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ReadingCheck check = new ReadingCheck(city.require(), principal, now);
    return refusals.noting(SourceKind.SENSOR, "deviceId", "metric", check::check);
  }

  private static JsonObject acknowledgement(Reading reading) {
    return new JsonObject().put("receivedAt", reading.receivedAt().toString());
  }
}
