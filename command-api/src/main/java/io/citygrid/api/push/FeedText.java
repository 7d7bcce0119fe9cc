package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.UserJson;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemJson;
import io.citygrid.api.view.ViewChange;
import io.citygrid.api.view.ViewItem;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** The messages that the server sends, as text. */
final class FeedText {
  private FeedText() {}

  static String welcome(Principal principal, Instant now, long heartbeatMillis) {
    return new JsonObject()
        .put("type", "welcome")
        .put("user", UserJson.of(principal))
        .put("serverTime", now.toString())
        .put("heartbeatMillis", heartbeatMillis)
        .encode();
  }

  static String change(ViewChange change) {
    return "{\"sequence\":" + change.sequence() + "," + body(change.item()) + "}";
  }

  static String item(ViewItem item) {
    return "{" + body(item) + "}";
  }

  private static String body(ViewItem item) {
    return "\"kind\":\"%s\",\"id\":%s,\"version\":%d,\"at\":\"%s\",\"value\":%s"
        .formatted(
            item.kind().key(),
            Json.encode(item.id()),
            item.version(),
            Instant.ofEpochMilli(item.atMillis()),
            item.json());
  }

  static String snapshotPart(Snapshot snapshot, String reason, int part, int parts) {
    List<String> items = snapshot.part(part);
    return "{\"type\":\"snapshot\",\"epoch\":%s,\"sequence\":%d,\"reason\":\"%s\",\"part\":%d,\"parts\":%d,\"items\":[%s],\"totals\":%s,\"truncated\":%s}"
        .formatted(
            Json.encode(snapshot.position().epoch()),
            snapshot.position().sequence(),
            reason,
            part,
            parts,
            String.join(",", items),
            snapshot.totals().encode(),
            snapshot.truncated());
  }

  static String resumed(String epoch, long sequence) {
    return new JsonObject()
        .put("type", "resumed")
        .put("epoch", epoch)
        .put("sequence", sequence)
        .encode();
  }

  static String delta(String epoch, long sequence, long previous, List<String> changes) {
    return "{\"type\":\"delta\",\"epoch\":%s,\"sequence\":%d,\"previous\":%d,\"changes\":[%s]}"
        .formatted(Json.encode(epoch), sequence, previous, String.join(",", changes));
  }

  static String readings(List<String> readings) {
    return "{\"type\":\"readings\",\"items\":[" + String.join(",", readings) + "]}";
  }

  static String values(FeedKind kind, boolean whole, int part, int parts, List<String> values) {
    return "{\"type\":\"values\",\"kind\":\"%s\",\"whole\":%s,\"part\":%d,\"parts\":%d,\"items\":[%s]}"
        .formatted(kind.key(), whole, part, parts, String.join(",", values));
  }

  static String counters(Instant at, JsonObject counters) {
    return new JsonObject()
        .put("type", "counters")
        .put("at", at.toString())
        .put("counters", counters)
        .encode();
  }

  static String heartbeat(
      String epoch, long sequence, Instant now, JsonObject pulses, boolean sourceOk) {
    return new JsonObject()
        .put("type", "heartbeat")
        .put("epoch", epoch)
        .put("sequence", sequence)
        .put("serverTime", now.toString())
        .put("pulses", pulses)
        .put("source", sourceOk ? "ok" : "redis-away")
        .encode();
  }

  static String problem(Problem problem) {
    return ProblemJson.of(problem, "/v1/feed")
        .put("kind", problem.kind())
        .put("type", "problem")
        .encode();
  }
}
