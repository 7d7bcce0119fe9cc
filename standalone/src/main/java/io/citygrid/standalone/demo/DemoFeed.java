package io.citygrid.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.geo.LonLat;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lives a simulation in real time and says through the front door what happens in it. */
public final class DemoFeed implements Runnable, AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(250);
  private static final int MOST_READINGS = 2000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Simulation simulation;
  private final FrontDoor people;
  private final FrontDoor devices;
  private final Consumer<String> reported;
  private final Consumer<String> trouble;
  private volatile boolean stopped;

  /**
   * A feed.
   *
   * @param people signed in as someone who may report for any source
   * @param devices signed in as all devices of the city
   * @param reported is told the id of each case that was reported
   * @param trouble is told what the city refused, in one sentence
   */
  public DemoFeed(
      Simulation simulation,
      FrontDoor people,
      FrontDoor devices,
      Consumer<String> reported,
      Consumer<String> trouble) {
    this.simulation = simulation;
    this.people = people;
    this.devices = devices;
    this.reported = reported;
    this.trouble = trouble;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        step();
        TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    Simulation.Step step = simulation.step(Instant.now(), STEP);
    try {
      if (!step.reports().isEmpty()) {
        List<JsonNode> results =
            people.report(step.reports().stream().map(DemoFeed::json).toList());
        results.stream()
            .map(result -> result.path("caseId").asText(""))
            .filter(id -> !id.isEmpty())
            .forEach(reported);
        tell(results);
      }
      for (int from = 0; from < step.readings().size(); from += MOST_READINGS) {
        int to = Math.min(step.readings().size(), from + MOST_READINGS);
        ObjectNode body = MAPPER.createObjectNode();
        body.putArray("readings")
            .addAll(step.readings().subList(from, to).stream().map(DemoFeed::json).toList());
        FrontDoor.Answer answer = devices.post("/v1/readings/batch", body);
        tell(answer.body().path("results"));
      }
    } catch (DoorException e) {
      if (!stopped) {
        trouble.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  private void tell(Iterable<JsonNode> results) {
    for (JsonNode result : results) {
      if (result.has("problem") && !stopped) {
        trouble.accept("refused: " + result.path("problem").path("detail").asText());
        return;
      }
    }
  }

  private static ObjectNode json(SimulatedReport report) {
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

  private static ObjectNode json(SimulatedReading reading) {
    return MAPPER
        .createObjectNode()
        .put("deviceId", reading.deviceId())
        .put("metric", reading.metric())
        .put("value", reading.value())
        .put("observedAt", reading.observedAt().toString());
  }

  /** Ends after the step it is in. */
  @Override
  public void close() {
    stopped = true;
  }
}
