package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.mapping.MappedRequest;

/** What is sent of a row; the row's own number is the idempotency key. */
final class ReplayJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReplayJson() {}

  /** The report, taken when the data says it was. */
  static ObjectNode report(MappedRequest request) {
    ObjectNode report =
        MAPPER
            .createObjectNode()
            .put("idempotencyKey", request.id())
            .put("source", request.source().name())
            .put("category", request.category())
            .put("description", request.description())
            .put("reportedAt", request.reportedAt().toString())
            .put("receivedAt", request.reportedAt().toString())
            .put("externalId", request.id());
    if (request.limit() != null) {
      report.put("dueAt", request.limit().toString());
    }
    if (request.position() != null) {
      report
          .putObject("position")
          .put("lon", request.position().lon())
          .put("lat", request.position().lat())
          .put("accuracyMeters", request.accuracyMeters());
    }
    return report;
  }

  /** A move of the case, when the data says it was made. */
  static ObjectNode move(MappedRequest request, CarriedMove carried) {
    ObjectNode move =
        MAPPER
            .createObjectNode()
            .put("idempotencyKey", carried.key())
            .put("reportKey", request.id())
            .put("move", carried.move().name())
            .put("expectedVersion", 0)
            .put("at", carried.at().toString());
    if (!carried.reason().isEmpty()) {
      move.put("reason", carried.reason());
    }
    if (!carried.standard().isEmpty()) {
      move.putObject("target").put("standard", carried.standard());
    }
    if (!carried.link().isEmpty()) {
      move.putObject("target").put("link", carried.link());
    }
    return move;
  }
}
