package io.citygrid.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lives a simulation by its clock and says through the front door what happens in it. */
public final class DemoFeed implements Runnable, AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(250);

  /** However fast the day passes, people and sensors live in ticks of at most this length. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private static final int MOST_VALUES = 2000;
  private static final int ACCEPTED = 202;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final DemoLife life;
  private final DayClock clock;
  private final FrontDoor people;
  private final FrontDoor devices;
  private final FrontDoor hotline;
  private final Consumer<String> reported;
  private final Consumer<String> trouble;
  private volatile boolean stopped;

  /**
   * A feed.
   *
   * @param life what happens
   * @param clock by which it happens
   * @param people signed in as someone who may report for any source
   * @param devices signed in as all devices of the city
   * @param hotline signed in as the telephony system of the 12345 desk
   * @param reported is told the id of each case that was reported
   * @param trouble is told what the city refused, in one sentence
   */
  public DemoFeed(
      DemoLife life,
      DayClock clock,
      FrontDoor people,
      FrontDoor devices,
      FrontDoor hotline,
      Consumer<String> reported,
      Consumer<String> trouble) {
    this.life = life;
    this.clock = clock;
    this.people = people;
    this.devices = devices;
    this.hotline = hotline;
    this.reported = reported;
    this.trouble = trouble;
  }

  @Override
  public void run() {
    try {
      life.crowd().begin(peopleCounted());
      Instant lived = clock.instant();
      while (!stopped) {
        Instant now = clock.instant();
        step(lived, now);
        lived = now;
        clock.told();
        TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * How many people the city has counted in each area, from before this start; none at the first.
   */
  private Map<String, Long> peopleCounted() throws InterruptedException {
    Map<String, Long> counted = new HashMap<>();
    try {
      for (JsonNode area : people.get("/v1/crowd").body().path("items")) {
        counted.put(area.path("id").asText(), area.path("now").path("people").asLong(0));
      }
    } catch (DoorException e) {
      trouble.accept(String.valueOf(e.getMessage()));
    }
    return counted;
  }

  private void step(Instant lived, Instant now) throws InterruptedException {
    Simulation.Step step = live(lived, now);
    List<SimulatedObservation> observations = life.loops().until(now);
    List<SimulatedPosition> positions = life.vehicles().until(now);
    List<SimulatedPatrolPosition> patrols = life.patrols().until(now);
    SimulatedCrowd.Told crowd = life.crowd().until(now);
    try {
      if (!step.reports().isEmpty()) {
        List<JsonNode> results = people.report(step.reports().stream().map(DemoJson::of).toList());
        results.stream()
            .map(result -> result.path("caseId").asText(""))
            .filter(id -> !id.isEmpty())
            .forEach(reported);
        tell(results);
        List<SimulatedContact> contacts = contacts(step.reports(), results);
        send(hotline, "/v1/contacts/batch", "contacts", contacts, DemoJson::of);
      }
      Optional<String> bulletin = life.weather().tellAt(now);
      if (bulletin.isPresent()) {
        tellBulletin(devices.postXml("/v1/bulletins", bulletin.get()));
      }
      send(devices, "/v1/readings/batch", "readings", step.readings(), DemoJson::of);
      send(devices, "/v1/observations/batch", "observations", observations, DemoJson::of);
      send(devices, "/v1/positions/batch", "positions", positions, DemoJson::of);
      send(devices, "/v1/patrol-positions/batch", "patrolPositions", patrols, DemoJson::of);
      send(devices, "/v1/counts/batch", "counts", crowd.counts(), DemoJson::of);
      send(devices, "/v1/presence/batch", "pings", crowd.pings(), DemoJson::of);
    } catch (DoorException e) {
      if (!stopped) {
        trouble.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  /** What people do and sensors measure from one moment to the next. */
  private Simulation.Step live(Instant from, Instant to) {
    List<SimulatedReport> reports = new ArrayList<>();
    List<SimulatedReading> readings = new ArrayList<>();
    for (Instant at = from; at.isBefore(to); ) {
      Duration left = Duration.between(at, to);
      Duration length = left.compareTo(TICK) > 0 ? TICK : left;
      at = at.plus(length);
      Simulation.Step step = life.people().step(at, length);
      reports.addAll(step.reports());
      readings.addAll(step.readings());
    }
    return new Simulation.Step(reports, readings);
  }

  private void tellBulletin(FrontDoor.Answer answer) {
    if (answer.status() != ACCEPTED) {
      trouble.accept("refused: the bulletin, " + answer.body().path("detail").asText());
    }
  }

  /** By what reports came in; the results are in the order of the reports. */
  private List<SimulatedContact> contacts(List<SimulatedReport> reports, List<JsonNode> results) {
    List<SimulatedContact> contacts = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      String caseId = results.get(i).path("caseId").asText("");
      contacts.addAll(life.hotline().behind(reports.get(i), caseId));
    }
    return contacts;
  }

  /** Sends what was measured or told, in batches. */
  private <T> void send(
      FrontDoor door, String path, String field, List<T> values, Function<T, ObjectNode> json)
      throws DoorException, InterruptedException {
    for (int from = 0; from < values.size(); from += MOST_VALUES) {
      int to = Math.min(values.size(), from + MOST_VALUES);
      ObjectNode body = MAPPER.createObjectNode();
      body.putArray(field).addAll(values.subList(from, to).stream().map(json).toList());
      FrontDoor.Answer answer = door.post(path, body);
      if (answer.status() != 200) {
        throw new DoorException(
            "The city refused a whole batch of %s (%d).".formatted(field, answer.status()));
      }
      tell(answer.body().path("results"));
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

  /** Ends after the step it is in. */
  @Override
  public void close() {
    stopped = true;
  }
}
