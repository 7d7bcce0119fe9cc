package io.citygrid.api.edge;

import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.DevicePseudonyms;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Takes what people counters counted, and where people's devices were heard. */
public final class CrowdRoutes {
  private static final Set<Role> SENDERS = Set.of(Role.DEVICE, Role.ADMINISTRATOR);
  private static final int MOST_IN_BATCH = 5_000;

  private final CurrentCity city;
  private final DevicePseudonyms pseudonyms;
  private final Clock clock;
  private final Intake<CrossingCount> counts;
  private final Intake<PresencePing> pings;

  public CrowdRoutes(
      CurrentCity city,
      DevicePseudonyms pseudonyms,
      EdgeWriter writer,
      EdgeMeters meters,
      Clock clock) {
    this.city = city;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
    this.counts =
        new Intake<>(
            "count",
            Topics.COUNTS,
            Codecs.CROSSING_COUNT,
            CrossingCount::counterId,
            count -> acknowledgement(count.receivedAt()),
            writer,
            meters);
    this.pings =
        new Intake<>(
            "ping",
            Topics.PRESENCE,
            Codecs.PRESENCE_PING,
            PresencePing::pseudonym,
            ping -> acknowledgement(ping.receivedAt()),
            writer,
            meters);
  }

  public void declareIn(Access access) {
    access.allow(SENDERS, "sendCount", POST, "/v1/counts", this::sendCount);
    access.allow(SENDERS, "sendCounts", POST, "/v1/counts/batch", this::sendCounts);
    access.allow(SENDERS, "sendPing", POST, "/v1/presence", this::sendPing);
    access.allow(SENDERS, "sendPings", POST, "/v1/presence/batch", this::sendPings);
  }

  private void sendCount(RoutingContext context, Principal principal) {
    CountCheck check = new CountCheck(city.require(), principal, now());
    counts.takeOne(context, check::check);
  }

  private void sendCounts(RoutingContext context, Principal principal) {
    CountCheck check = new CountCheck(city.require(), principal, now());
    counts.takeBatch(context, MOST_IN_BATCH, check::check);
  }

  private void sendPing(RoutingContext context, Principal principal) {
    PingCheck check = new PingCheck(city.require(), principal, pseudonyms, now());
    pings.takeOne(context, check::check);
  }

  private void sendPings(RoutingContext context, Principal principal) {
    PingCheck check = new PingCheck(city.require(), principal, pseudonyms, now());
    pings.takeBatch(context, MOST_IN_BATCH, check::check);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static JsonObject acknowledgement(Instant receivedAt) {
    return new JsonObject().put("receivedAt", receivedAt.toString());
  }
}
