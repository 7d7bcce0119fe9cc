package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.mapping.MappedRequest;
import java.util.Objects;

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

  /** The end of the case, when the data says it came. */
  static ObjectNode closing(MappedRequest request) {
    return MAPPER
        .createObjectNode()
        .put("idempotencyKey", request.id())
        .put("reportKey", request.id())
        .put("move", "FORCE_CLOSE")
        .put("expectedVersion", 0)
        .put("reason", "数据来源方已结案 / closed by the city that gave the data")
        .put("at", Objects.requireNonNull(request.closedAt(), "only closed rows").toString());
  }
}
