package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.City;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.city.view.CaseView;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends all rows as reports, waits until the city has decided each, and counts. Sending again what
 * an earlier, killed run already sent changes nothing: a row's own number is its idempotency key.
 */
public final class Replay {
  /** Sends as fast as the city takes them. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  private static final int BATCH = 500;
  private static final int LOOKUP = 1000;
  private static final Duration MOST_SILENCE = Duration.ofMinutes(3);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FrontDoor door;
  private final double speed;
  private final Consumer<String> progress;

  /** Case id of each row that the edge took, and its refusal of each that it did not. */
  private final Map<Integer, String> caseOfLine = new HashMap<>();

  private final Map<Integer, RefusedRow> refusedLine = new HashMap<>();

  /**
   * A replay through the door.
   *
   * @param speed how many times faster than the data's own clock; {@link #MAX_SPEED} for no waiting
   */
  public Replay(FrontDoor door, double speed, Consumer<String> progress) {
    this.door = door;
    this.speed = speed;
    this.progress = progress;
  }

  /**
   * Sends, waits and counts.
   *
   * @param rows all rows of the file, in file order
   */
  public ReplayReport run(City city, List<RequestRow> rows, List<String> labelledLayers)
      throws DoorException, InterruptedException {
    sendAll(rows);
    Map<String, CaseView> cases = new HashMap<>();
    Map<String, JsonNode> deadLetters = awaitDecisions(cases);
    ReplayTally tally = new ReplayTally(city, labelledLayers);
    for (RequestRow row : rows) {
      count(tally, row, cases, deadLetters);
    }
    return tally.report();
  }

  private void count(
      ReplayTally tally,
      RequestRow row,
      Map<String, CaseView> cases,
      Map<String, JsonNode> deadLetters) {
    RefusedRow refused = refusedLine.get(row.line());
    if (refused != null) {
      tally.countRefused(refused);
      return;
    }
    String caseId = caseOfLine.getOrDefault(row.line(), "");
    CaseView made = cases.get(caseId);
    JsonNode letter = deadLetters.get(caseId);
    if (letter != null && made == null) {
      tally.countRefused(
          new RefusedRow(
              row.line(),
              row.id(),
              letter.path("reason").asText(),
              letter.path("detail").asText()));
    } else if (made != null) {
      tally.count(row.request().orElseThrow(), made);
    }
  }

  private void sendAll(List<RequestRow> rows) throws DoorException, InterruptedException {
    Instant started = Instant.now();
    Instant first = null;
    List<RequestRow> batch = new ArrayList<>();
    for (RequestRow row : rows) {
      if (row.request().isEmpty()) {
        refusedLine.put(
            row.line(),
            new RefusedRow(
                row.line(), row.id(), ReplayReport.UNUSABLE_ROW, row.problems().toString()));
        continue;
      }
      if (speed < MAX_SPEED) {
        Instant reportedAt = row.request().get().reportedAt();
        first = first == null ? reportedAt : first;
        long dueMillis = (long) (Duration.between(first, reportedAt).toMillis() / speed);
        long waitMillis = Duration.between(Instant.now(), started.plusMillis(dueMillis)).toMillis();
        if (waitMillis > 0) {
          send(batch, rows.size());
          TimeUnit.MILLISECONDS.sleep(waitMillis);
        }
      }
      batch.add(row);
      if (batch.size() == BATCH) {
        send(batch, rows.size());
      }
    }
    send(batch, rows.size());
  }

  private void send(List<RequestRow> batch, int total) throws DoorException, InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    List<ObjectNode> reports = new ArrayList<>();
    for (RequestRow row : batch) {
      reports.add(json(row.request().orElseThrow()));
    }
    List<JsonNode> results = door.report(reports);
    for (int i = 0; i < batch.size(); i++) {
      RequestRow row = batch.get(i);
      JsonNode result = results.get(i);
      String caseId = result.path("caseId").asText("");
      if (caseId.isEmpty()) {
        refusedLine.put(
            row.line(),
            new RefusedRow(
                row.line(),
                row.id(),
                ReplayReport.REFUSED_AT_EDGE,
                result.path("problem").path("detail").asText(result.toString())));
      } else {
        caseOfLine.put(row.line(), caseId);
      }
    }
    batch.clear();
    progress.accept(
        "sent %,d of %,d rows".formatted(caseOfLine.size() + refusedLine.size(), total));
  }

  private static ObjectNode json(MappedRequest request) {
    ObjectNode report =
        MAPPER
            .createObjectNode()
            .put("idempotencyKey", request.id())
            .put("source", request.source().name())
            .put("category", request.category())
            .put("description", request.description())
            .put("reportedAt", request.reportedAt().toString())
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

  /** Fills in the cases as they come and returns the dead letters among the rest. */
  private Map<String, JsonNode> awaitDecisions(Map<String, CaseView> cases)
      throws DoorException, InterruptedException {
    List<String> waiting = new ArrayList<>(new java.util.LinkedHashSet<>(caseOfLine.values()));
    int all = waiting.size();
    Map<String, JsonNode> deadLetters = Map.of();
    Instant lastNews = Instant.now();
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      for (int from = 0; from < before; from += LOOKUP) {
        cases.putAll(
            door.findCases(List.copyOf(waiting.subList(from, Math.min(before, from + LOOKUP)))));
      }
      Map<String, JsonNode> dead = door.deadLettersByKey();
      deadLetters = dead;
      waiting.removeIf(id -> cases.containsKey(id) || dead.containsKey(id));
      progress.accept("decided %,d of %,d reports".formatted(all - waiting.size(), all));
      if (waiting.size() < before) {
        lastNews = Instant.now();
      } else if (Duration.between(lastNews, Instant.now()).compareTo(MOST_SILENCE) > 0) {
        throw new DoorException(
            "%,d reports were taken but not decided for %d minutes; see the log, then run the same"
                    .formatted(waiting.size(), MOST_SILENCE.toMinutes())
                + " command again.");
      }
      if (!waiting.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(300);
      }
    }
    return deadLetters;
  }
}
