package io.citygrid.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.Position;
import io.citygrid.city.view.CaseView;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The people of a simulated city at work, through its front door: they take up the cases that the
 * simulation reports, each after a while, until they are closed. What there is too much of stays
 * where it is. Runs in one thread; {@link #reported} may be called from another.
 */
public final class Crew implements Runnable, AutoCloseable {
  /** User of the center. */
  public static final String CENTER = "simulation-center";

  /** User of all grid workers. */
  public static final String GRID_WORKER = "simulation-grid-worker";

  /** Before the id of a department: its user. */
  public static final String DEPARTMENT = "simulation-of-";

  private static final int MOST_CASES = 3_000;
  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_LOOKS = 40;
  private static final Duration CITIZENS_LOOK = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(500);

  private final Function<String, FrontDoor> doors;
  private final VerificationRules verification;
  private final double handlingSeconds;
  private final Random random;
  private final Clock clock;
  private final Consumer<String> trouble;
  private final ConcurrentLinkedQueue<String> reported = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::at));
  private final Map<String, FrontDoor> open = new HashMap<>();
  private volatile boolean stopped;

  /**
   * When someone looks at a case next.
   *
   * @param version it had when it was moved last; 0 before
   * @param looks how often it was looked for in vain since
   */
  private record Turn(Instant at, String caseId, long version, int looks) {}

  /**
   * A crew that has nothing to do yet.
   *
   * @param doors the door of each user
   * @param verification which cases are left to citizens
   * @param handlingSeconds how long a step takes in the mean
   * @param clock by which they work
   * @param trouble is told what the city refused, in one sentence
   */
  public Crew(
      Function<String, FrontDoor> doors,
      VerificationRules verification,
      double handlingSeconds,
      long seed,
      Clock clock,
      Consumer<String> trouble) {
    this.doors = doors;
    this.verification = verification;
    this.handlingSeconds = handlingSeconds;
    this.random = new Random(seed);
    this.clock = clock;
    this.trouble = trouble;
  }

  /** A case was reported. */
  public void reported(String caseId) {
    reported.add(caseId);
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        work(clock.instant());
        TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Instant now) throws InterruptedException {
    for (String id = reported.poll(); id != null; id = reported.poll()) {
      if (turns.size() < MOST_CASES) {
        turns.add(new Turn(later(now), id, 0, 0));
      }
    }
    Map<String, Turn> due = new HashMap<>();
    while (due.size() < MOST_AT_ONCE && !turns.isEmpty() && !turns.peek().at().isAfter(now)) {
      Turn turn = turns.remove();
      due.put(turn.caseId(), turn);
    }
    if (due.isEmpty()) {
      return;
    }
    try {
      Map<String, CaseView> seen = door(CENTER).findCases(List.copyOf(due.keySet()));
      Map<String, List<ObjectNode>> moves = new TreeMap<>();
      List<Turn> next = new ArrayList<>();
      for (Turn turn : due.values()) {
        take(turn, seen.get(turn.caseId()), now, moves, next);
      }
      for (Map.Entry<String, List<ObjectNode>> entry : moves.entrySet()) {
        tell(door(entry.getKey()).move(entry.getValue()));
      }
      turns.addAll(next);
    } catch (DoorException e) {
      // All of them come again; a move that was taken is known by its key.
      due.values()
          .forEach(turn -> turns.add(new Turn(later(now), turn.caseId(), turn.version(), 0)));
      if (!stopped) {
        trouble.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * Looks at a case and says who moves it; one that is not there, or not moved yet, comes again.
   */
  private void take(
      Turn turn,
      @Nullable CaseView view,
      Instant now,
      Map<String, List<ObjectNode>> moves,
      List<Turn> next) {
    if (view == null || view.version() == turn.version()) {
      if (turn.looks() < MOST_LOOKS) {
        next.add(new Turn(later(now), turn.caseId(), turn.version(), turn.looks() + 1));
      }
      return;
    }
    if (CaseHand.isLeftToCitizens(view, verification)) {
      next.add(new Turn(now.plus(CITIZENS_LOOK), view.id(), 0, 0));
      return;
    }
    CaseHand.next(view, verification, random)
        .ifPresent(
            wish -> {
              moves
                  .computeIfAbsent(user(wish, view), user -> new ArrayList<>())
                  .add(json(wish, view));
              next.add(new Turn(later(now), view.id(), view.version(), 0));
            });
  }

  private void tell(List<JsonNode> results) {
    for (JsonNode result : results) {
      if (result.has("problem") && !stopped) {
        trouble.accept("refused: " + result.path("problem").path("detail").asText());
        return;
      }
    }
  }

  private static String user(CaseHand.Wish wish, CaseView view) {
    return switch (wish.who()) {
      case CENTER -> CENTER;
      case GRID_WORKER -> GRID_WORKER;
      case DEPARTMENT -> DEPARTMENT + view.department();
    };
  }

  private FrontDoor door(String user) {
    return open.computeIfAbsent(user, doors);
  }

  /** The move as the front door takes it; what the move does not need does no harm. */
  private static ObjectNode json(CaseHand.Wish wish, CaseView view) {
    ObjectNode move =
        JsonNodeFactory.instance
            .objectNode()
            .put("idempotencyKey", view.id() + "-" + view.version())
            .put("caseId", view.id())
            .put("expectedVersion", view.version())
            .put("move", wish.move().name())
            .put("reason", wish.reason().isEmpty() ? "" : Simulation.MARK + wish.reason());
    move.putArray("photos").add("simulation-" + view.id());
    Position place = view.position();
    if (place != null) {
      move.putObject("position")
          .put("lon", place.lon())
          .put("lat", place.lat())
          .put("accuracyMeters", 5);
    }
    ObjectNode target = move.putObject("target").put("standard", view.category() + "-1");
    if (!wish.department().isEmpty()) {
      target.put("department", wish.department());
    }
    return move;
  }

  private Instant later(Instant now) {
    double seconds = -Math.log(1 - random.nextDouble()) * handlingSeconds;
    return now.plusMillis(Math.round(1000 * seconds));
  }

  /** Ends after the step it is in. */
  @Override
  public void close() {
    stopped = true;
  }
}
