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
import java.util.function.Function;

/** Lives a simulation in real time and says through the front door what happens in it. */
public final class DemoFeed implements Runnable, AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(250);
  private static final int MOST_VALUES = 2000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Simulation simulation;
  private final SimulatedTraffic traffic;
  private final FrontDoor people;
  private final FrontDoor devices;
  private final Consumer<String> reported;
  private final Consumer<String> trouble;
  private volatile boolean stopped;

  /**
   * A feed.
   *
   * @param traffic what the city's loop detectors see
   * @param people signed in as someone who may report for any source
   * @param devices signed in as all devices of the city
   * @param reported is told the id of each case that was reported
   * @param trouble is told what the city refused, in one sentence
   */
  public DemoFeed(
      Simulation simulation,
      SimulatedTraffic traffic,
      FrontDoor people,
      FrontDoor devices,
      Consumer<String> reported,
      Consumer<String> trouble) {
    this.simulation = simulation;
    this.traffic = traffic;
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
    Instant now = Instant.now();
    Simulation.Step step = simulation.step(now, STEP);
    List<SimulatedObservation> observations = traffic.until(now);
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
      send("/v1/readings/batch", "readings", step.readings(), DemoFeed::json);
      send("/v1/observations/batch", "observations", observations, DemoFeed::json);
    } catch (DoorException e) {
      if (!stopped) {
        trouble.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Sends what devices measured, in batches. */
  private <T> void send(String path, String field, List<T> values, Function<T, ObjectNode> json)
      throws DoorException, InterruptedException {
    for (int from = 0; from < values.size(); from += MOST_VALUES) {
      int to = Math.min(values.size(), from + MOST_VALUES);
      ObjectNode body = MAPPER.createObjectNode();
      body.putArray(field).addAll(values.subList(from, to).stream().map(json).toList());
      tell(devices.post(path, body).body().path("results"));
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

  private static ObjectNode json(SimulatedObservation observation) {
    return MAPPER
        .createObjectNode()
        .put("detectorId", observation.detectorId())
        .put("lane", observation.lane())
        .put("quantity", observation.quantity().name())
        .put("value", observation.value())
        .put("observedAt", observation.observedAt().toString());
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
