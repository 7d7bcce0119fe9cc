package io.citygrid.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.geo.LonLat;
import java.time.Instant;

/** What a simulation tells, as the front door takes it. */
final class DemoJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DemoJson() {}

  static ObjectNode of(SimulatedReport report) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("idempotencyKey", report.key())
            .put("source", report.source().name())
            .put("category", report.category())
            .put("description", report.description())
            .put("reportedAt", report.reportedAt().toString());
    LonLat position = report.position();
    if (position != null) {
      json.putObject("position")
          .put("lon", position.lon())
          .put("lat", position.lat())
          .put("accuracyMeters", report.accuracyMeters());
    }
    return json;
  }

  static ObjectNode of(SimulatedContact contact) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("contactId", contact.id())
            .put("channel", contact.channel().name())
            .put("arrivedAt", contact.arrivedAt().toString())
            .put("endedAt", contact.endedAt().toString());
    Instant answeredAt = contact.answeredAt();
    if (answeredAt != null) {
      json.put("answeredAt", answeredAt.toString()).put("answeredBy", contact.answeredBy());
    }
    if (!contact.area().isEmpty()) {
      json.put("area", contact.area());
    }
    if (!contact.caseId().isEmpty()) {
      json.put("caseId", contact.caseId());
    }
    return json;
  }

  static ObjectNode of(SimulatedObservation observation) {
    return MAPPER
        .createObjectNode()
        .put("detectorId", observation.detectorId())
        .put("lane", observation.lane())
        .put("quantity", observation.quantity().name())
        .put("value", observation.value())
        .put("observedAt", observation.observedAt().toString());
  }

  static ObjectNode of(SimulatedReading reading) {
    return MAPPER
        .createObjectNode()
        .put("deviceId", reading.deviceId())
        .put("metric", reading.metric())
        .put("value", reading.value())
        .put("observedAt", reading.observedAt().toString());
  }

  static ObjectNode of(SimulatedPosition told) {
    return MAPPER
        .createObjectNode()
        .put("vehicleId", told.vehicleId())
        .put("lon", told.position().lon())
        .put("lat", told.position().lat())
        .put("accuracyMeters", told.accuracyMeters())
        .put("headingDegrees", told.headingDegrees())
        .put("speedKmh", told.speedKmh())
        .put("observedAt", told.observedAt().toString());
  }

  static ObjectNode of(SimulatedPatrolPosition told) {
    return MAPPER
        .createObjectNode()
        .put("worker", told.worker())
        .put("lon", told.position().lon())
        .put("lat", told.position().lat())
        .put("accuracyMeters", told.accuracyMeters())
        .put("observedAt", told.observedAt().toString());
  }

  static ObjectNode of(SimulatedCount told) {
    ObjectNode json = MAPPER.createObjectNode().put("counterId", told.counterId());
    if (told.passing() == null) {
      json.put("in", told.in()).put("out", told.out());
    } else {
      json.put("passing", told.passing());
    }
    return json.put("observedAt", told.observedAt().toString());
  }

  static ObjectNode of(SimulatedPing told) {
    return MAPPER
        .createObjectNode()
        .put("deviceId", told.deviceId())
        .put("lon", told.position().lon())
        .put("lat", told.position().lat())
        .put("accuracyMeters", told.accuracyMeters())
        .put("observedAt", told.observedAt().toString());
  }
}
