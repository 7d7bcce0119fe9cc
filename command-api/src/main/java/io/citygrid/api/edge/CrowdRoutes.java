package io.citygrid.api.edge;

import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.DevicePseudonyms;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes what people counters counted, where people's devices were heard, and where cameras saw
 * people go.
 */
public final class CrowdRoutes {
  private static final Set<Role> SENDERS = Set.of(Role.DEVICE, Role.ADMINISTRATOR);
  private static final int MOST_IN_BATCH = 5_000;
  private static final int MOST_FRAMES_IN_BATCH = 500;

  private final CurrentCity city;
  private final DevicePseudonyms pseudonyms;
  private final Clock clock;
  private final RefusalNotes refusals;
  private final Intake<CrossingCount> counts;
  private final Intake<PresencePing> pings;
  private final Intake<TrackedFrame> tracks;

  public CrowdRoutes(
      CurrentCity city,
      DevicePseudonyms pseudonyms,
      EdgeWriter writer,
      RefusalNotes refusals,
      EdgeMeters meters,
      Clock clock) {
    this.city = city;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
    this.refusals = refusals;
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
    this.tracks =
        new Intake<>(
            "track",
            Topics.TRACKS,
            Codecs.TRACKED_FRAME,
            TrackedFrame::measuringAreaId,
            frame -> acknowledgement(frame.receivedAt()),
            writer,
            meters);
  }

  public void declareIn(Access access) {
    access.allow(SENDERS, AreaRule.OWN_DEVICES, "sendCount", POST, "/v1/counts", this::sendCount);
    access.allow(
        SENDERS, AreaRule.OWN_DEVICES, "sendCounts", POST, "/v1/counts/batch", this::sendCounts);
    access.allow(SENDERS, AreaRule.OWN_DEVICES, "sendPing", POST, "/v1/presence", this::sendPing);
    access.allow(
        SENDERS, AreaRule.OWN_DEVICES, "sendPings", POST, "/v1/presence/batch", this::sendPings);
    access.allow(SENDERS, AreaRule.OWN_DEVICES, "sendTrack", POST, "/v1/tracks", this::sendTrack);
    access.allow(
        SENDERS, AreaRule.OWN_DEVICES, "sendTracks", POST, "/v1/tracks/batch", this::sendTracks);
  }

  private void sendCount(RoutingContext context, Principal principal) {
    counts.takeOne(context, countCheck(principal));
  }

  private void sendCounts(RoutingContext context, Principal principal) {
    counts.takeBatch(context, MOST_IN_BATCH, countCheck(principal));
  }

  private void sendPing(RoutingContext context, Principal principal) {
    pings.takeOne(context, pingCheck(principal));
  }

  private void sendPings(RoutingContext context, Principal principal) {
    pings.takeBatch(context, MOST_IN_BATCH, pingCheck(principal));
  }

  private Function<ObjectNode, CrossingCount> countCheck(Principal principal) {
    CountCheck check = new CountCheck(city.require(), principal, now());
    return refusals.noting(SourceKind.COUNTER, "counterId", "", check::check);
  }

  private Function<ObjectNode, PresencePing> pingCheck(Principal principal) {
    PingCheck check = new PingCheck(city.require(), principal, pseudonyms, now());
    return refusals.noting(SourceKind.PRESENCE, "", "", check::check);
  }

  private void sendTrack(RoutingContext context, Principal principal) {
    tracks.takeOne(context, trackCheck(principal));
  }

  private void sendTracks(RoutingContext context, Principal principal) {
    tracks.takeBatch(context, MOST_FRAMES_IN_BATCH, trackCheck(principal));
  }

  private Function<ObjectNode, TrackedFrame> trackCheck(Principal principal) {
    TrackCheck check = new TrackCheck(city.require(), principal, now());
    return refusals.noting(SourceKind.MEASURING_AREA, "measuringAreaId", "", check::check);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static JsonObject acknowledgement(Instant receivedAt) {
    return new JsonObject().put("receivedAt", receivedAt.toString());
  }
}
