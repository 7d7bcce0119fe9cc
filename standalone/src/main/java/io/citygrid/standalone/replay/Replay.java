package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.City;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.RequestMapping;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.city.mapping.Stages;
import io.citygrid.city.view.CaseView;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends all rows as reports and what became of them as moves, in the order of the data's own time,
 * waits until the city has decided each, and counts. Sending again what an earlier, killed run
 * already sent changes nothing: a row's own number is its idempotency key.
 */
public final class Replay {
  /** Sends as fast as the city takes them. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  private static final int BATCH = 500;
  private static final int LOOKUP = 1000;
  private static final long STEP_LOOK_MILLIS = 100;
  private static final int ACCEPTED = 202;
  private static final Duration MOST_SILENCE = Duration.ofMinutes(3);

  private final FrontDoor door;
  private final Pace pace;
  private final Consumer<String> progress;

  /** Case id of each row that the edge took, and its refusal of each that it did not. */
  private final Map<Integer, String> caseOfLine = new HashMap<>();

  private final Map<Integer, RefusedRow> refusedLine = new HashMap<>();

  /** The rows of whose moves the edge took any, by case id. */
  private final Map<String, RequestRow> moved = new HashMap<>();

  /** What happens to the case of each row that can be read. */
  private final Map<Integer, CaseCourse> courses = new HashMap<>();

  private final CaseRecordReading record;

  /**
   * A replay through the door.
   *
   * @param speed how many times faster than the data's own clock; {@link #MAX_SPEED} for no waiting
   */
  public Replay(FrontDoor door, double speed, Consumer<String> progress) {
    this.door = door;
    this.record = new CaseRecordReading(door);
    this.pace = Pace.real(speed);
    this.progress = progress;
  }

  /**
   * Sends, waits and counts.
   *
   * @param rows all rows of the file, in file order
   * @param mapping with which they were read
   */
  public ReplayReport run(City city, List<RequestRow> rows, RequestMapping mapping)
      throws DoorException, InterruptedException {
    read(city, rows, mapping.stages());
    sendAll(rows);
    Map<String, CaseView> cases = new HashMap<>();
    Map<String, JsonNode> deadLetters = awaitDecisions(cases);
    awaitMoves(cases);
    ReplayTally tally = new ReplayTally(city, mapping.labelledLayers(), mapping.stages());
    int counted = 0;
    for (RequestRow row : rows) {
      count(tally, row, cases, deadLetters, !mapping.stages().isEmpty());
      counted++;
      if (counted % BATCH == 0) {
        progress.accept("counted %,d of %,d rows".formatted(counted, rows.size()));
      }
    }
    return tally.report();
  }

  /**
   * Sends and waits only, one step of the data's time after another: all of a step has become of
   * the cases before the next is sent. So no report is decided long before the moves of earlier
   * cases, however much the city has to do.
   *
   * @param stages what the times of the rows' stages mean
   * @return the cases as they are then
   */
  public List<CaseView> carry(City city, List<RequestRow> rows, Stages stages, Duration step)
      throws DoorException, InterruptedException {
    read(city, rows, stages);
    Map<String, CaseView> cases = new HashMap<>();
    Map<Integer, Integer> movesOfLine = new HashMap<>();
    List<Moment> batch = new ArrayList<>();
    Instant until = Instant.MIN;
    for (Moment moment : moments(rows)) {
      boolean isOfNextStep = !moment.at().isBefore(until);
      if (isOfNextStep || batch.size() == BATCH) {
        send(batch, rows.size());
      }
      if (isOfNextStep) {
        awaitStep(movesOfLine, cases);
        until = moment.at().plus(step);
      }
      batch.add(moment);
      if (moment.move() != null) {
        movesOfLine.merge(moment.row().line(), 1, Integer::sum);
      }
    }
    send(batch, rows.size());
    awaitStep(movesOfLine, cases);
    return List.copyOf(cases.values());
  }

  private void read(City city, List<RequestRow> rows, Stages stages) {
    for (RequestRow row : rows) {
      row.request()
          .ifPresent(request -> courses.put(row.line(), CaseCourse.of(request, stages, city)));
    }
  }

  private void count(
      ReplayTally tally,
      RequestRow row,
      Map<String, CaseView> cases,
      Map<String, JsonNode> deadLetters,
      boolean withStages)
      throws DoorException, InterruptedException {
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
      tally.count(
          row.request().orElseThrow(),
          made,
          deskReason(made),
          withStages ? record.firstMoves(made) : Map.of());
    }
  }

  /**
   * A row at one of its times: reported, or moved.
   *
   * @param at when it is sent; what is out of order goes with what came before it
   * @param move null for the report
   */
  private record Moment(Instant at, RequestRow row, @Nullable CarriedMove move) {}

  private void sendAll(List<RequestRow> rows) throws DoorException, InterruptedException {
    pace.handOn(moments(rows), Moment::at, BATCH, batch -> send(batch, rows.size()));
  }

  /** All moments in the order of the data's time; rows that cannot be read have none. */
  private List<Moment> moments(List<RequestRow> rows) {
    List<Moment> moments = new ArrayList<>();
    for (RequestRow row : rows) {
      if (row.request().isEmpty()) {
        refusedLine.put(
            row.line(),
            new RefusedRow(
                row.line(), row.id(), ReplayReport.UNUSABLE_ROW, row.problems().toString()));
        continue;
      }
      MappedRequest request = row.request().get();
      Instant at = request.reportedAt();
      moments.add(new Moment(at, row, null));
      for (CarriedMove move : course(row).moves()) {
        at = move.at().isAfter(at) ? move.at() : at;
        moments.add(new Moment(at, row, move));
      }
    }
    moments.sort(Comparator.comparing(Moment::at));
    return moments;
  }

  private CaseCourse course(RequestRow row) {
    return Objects.requireNonNull(courses.get(row.line()), "a row that can be read");
  }

  /**
   * Sends what happened up to a moment. Moves go first: event time comes with the reports, and a
   * case is not to run over its limit because word of its end is still on the way.
   */
  private void send(List<Moment> batch, int total) throws DoorException, InterruptedException {
    sendMoves(batch);
    sendReports(batch.stream().filter(moment -> moment.move() == null).map(Moment::row).toList());
    batch.clear();
    progress.accept(
        "sent %,d of %,d rows".formatted(caseOfLine.size() + refusedLine.size(), total));
  }

  private void sendMoves(List<Moment> moments) throws DoorException, InterruptedException {
    List<ObjectNode> moves = new ArrayList<>();
    List<RequestRow> rows = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment.move() != null) {
        moves.add(ReplayJson.move(moment.row().request().orElseThrow(), moment.move()));
        rows.add(moment.row());
      }
    }
    if (moves.isEmpty()) {
      return;
    }
    List<JsonNode> results = door.move(moves);
    for (int i = 0; i < rows.size(); i++) {
      if (results.get(i).path("status").asInt() == ACCEPTED) {
        moved.put(results.get(i).path("caseId").asText(), rows.get(i));
      }
    }
  }

  private void sendReports(List<RequestRow> batch) throws DoorException, InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    List<ObjectNode> reports = new ArrayList<>();
    for (RequestRow row : batch) {
      reports.add(ReplayJson.report(row.request().orElseThrow()));
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

  /**
   * Looks at the cases again until all have made the moves that were sent, or no more of them gets
   * any further. A move that is read long before its report waits for it, so each is sent once.
   */
  private void awaitMoves(Map<String, CaseView> cases) throws DoorException, InterruptedException {
    List<String> waiting = new ArrayList<>(moved.keySet());
    waiting.retainAll(cases.keySet());
    int all = waiting.size();
    Instant lastNews = Instant.now();
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      for (int from = 0; from < before; from += LOOKUP) {
        cases.putAll(
            door.findCases(List.copyOf(waiting.subList(from, Math.min(before, from + LOOKUP)))));
      }
      waiting.removeIf(
          id -> course(row(id)).isAtEnd(Objects.requireNonNull(cases.get(id)).state()));
      progress.accept("moved %,d of %,d cases to their end".formatted(all - waiting.size(), all));
      Instant now = Instant.now();
      if (waiting.size() < before) {
        lastNews = now;
      } else if (Duration.between(lastNews, now).compareTo(MOST_SILENCE) > 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  /** Until each case is there and has made as many of its moves as were sent. */
  private void awaitStep(Map<Integer, Integer> movesOfLine, Map<String, CaseView> cases)
      throws DoorException, InterruptedException {
    Map<String, CaseCourse> waiting = new HashMap<>();
    caseOfLine.forEach(
        (line, id) ->
            waiting.put(
                id,
                Objects.requireNonNull(courses.get(line))
                    .first(movesOfLine.getOrDefault(line, 0))));
    Instant lastNews = Instant.now();
    while (true) {
      int before = waiting.size();
      waiting.entrySet().removeIf(each -> isThere(cases.get(each.getKey()), each.getValue()));
      if (waiting.isEmpty()) {
        return;
      }
      if (waiting.size() < before) {
        lastNews = Instant.now();
      } else if (Duration.between(lastNews, Instant.now()).compareTo(MOST_SILENCE) > 0) {
        throw new DoorException(
            "%,d cases got no further for %d minutes; see the log."
                .formatted(waiting.size(), MOST_SILENCE.toMinutes()));
      }
      TimeUnit.MILLISECONDS.sleep(STEP_LOOK_MILLIS);
      List<String> ids = List.copyOf(waiting.keySet());
      for (int from = 0; from < ids.size(); from += LOOKUP) {
        cases.putAll(door.findCases(ids.subList(from, Math.min(ids.size(), from + LOOKUP))));
      }
    }
  }

  private static boolean isThere(@Nullable CaseView view, CaseCourse course) {
    return view != null && course.isAtEnd(view.state());
  }

  private RequestRow row(String caseId) {
    return Objects.requireNonNull(moved.get(caseId), "a case that was moved");
  }

  /** Why the case came to no department by itself; empty when it did. */
  private String deskReason(CaseView made) throws DoorException, InterruptedException {
    if (!made.department().isEmpty()) {
      return "";
    }
    if (made.deskReason() != null) {
      return made.deskReason().name();
    }
    for (JsonNode move : record.moves(made)) {
      String reason = move.path("deskReason").asText("");
      if (!reason.isEmpty()) {
        return reason;
      }
    }
    return ReplayReport.NOT_FILED;
  }
}
