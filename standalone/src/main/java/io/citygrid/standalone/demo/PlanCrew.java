package io.citygrid.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The duty officer of a simulated city, who starts the plan when its warning stands on the wall,
 * and the departments, who see its tasks through; all by the front door. A plan is started once for
 * a warning, in however many runs. Runs in one thread.
 */
public final class PlanCrew implements Runnable, AutoCloseable {
  /** User of the duty officer. */
  public static final String DUTY_OFFICER = "simulation-duty-officer";

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int DECIDED = 200;
  private static final int NOT_YET = 202;
  private static final String STALE = "STALE";
  private static final Set<String> DONE = Set.of("FOLLOWED", "REPEATED");

  private final StormPlan plan;
  private final Function<String, FrontDoor> doors;
  private final PlanWork work;
  private final boolean isHandled;
  private final Clock clock;
  private final Consumer<String> trouble;
  private final Map<String, FrontDoor> open = new HashMap<>();
  private final Set<String> startedFor = new HashSet<>();
  private volatile boolean stopped;

  /**
   * A crew that has not looked yet.
   *
   * @param doors the door of each user
   * @param handlingSeconds how long a move takes in the mean; 0: nobody moves a task
   * @param clock by which they work
   * @param trouble is told what the city refused, in one sentence
   */
  PlanCrew(
      StormPlan plan,
      Function<String, FrontDoor> doors,
      double handlingSeconds,
      long seed,
      Clock clock,
      Consumer<String> trouble) {
    this.plan = plan;
    this.doors = doors;
    this.work = new PlanWork(handlingSeconds, seed);
    this.isHandled = handlingSeconds > 0;
    this.clock = clock;
    this.trouble = trouble;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        try {
          startWherePossible();
          if (isHandled) {
            handle();
          }
        } catch (DoorException e) {
          tell(String.valueOf(e.getMessage()));
        }
        TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startWherePossible() throws DoorException, InterruptedException {
    JsonNode warnings = door(DUTY_OFFICER).get("/v1/warnings?state=OPEN&limit=500").body();
    for (JsonNode warning : warnings.path("items")) {
      String id = warning.path("warningId").asText();
      if (plan.isFor(id) && !startedFor.contains(id)) {
        start(id);
      }
    }
  }

  /** What is not decided yet is asked for again, under the same key. */
  private void start(String warningId) throws DoorException, InterruptedException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("area", plan.area())
            .put("origin", "warning:" + warningId);
    FrontDoor.Answer answer =
        door(DUTY_OFFICER)
            .post(
                "/v1/office/plans/%s/start".formatted(plan.plan().id()),
                body,
                // A header takes ASCII only, and a warning is named as its subject is.
                URLEncoder.encode(warningId, StandardCharsets.UTF_8));
    if (answer.status() == NOT_YET) {
      return;
    }
    startedFor.add(warningId);
    if (answer.status() != DECIDED) {
      tell("refused: the plan, " + answer.body().path("detail").asText());
    }
    for (JsonNode task : answer.body().path("tasks")) {
      if (!DONE.contains(task.path("result").asText())) {
        tell("refused: a task of the plan, " + task.path("why").asText());
      }
    }
  }

  private void handle() throws DoorException, InterruptedException {
    var tasks = door(DUTY_OFFICER).listOfficeTasks(plan.plan().id());
    for (PlanWork.Wish wish : work.due(tasks, clock.instant())) {
      String user =
          wish.department().isEmpty() ? DUTY_OFFICER : Crew.DEPARTMENT + wish.department();
      FrontDoor.Answer answer =
          door(user)
              .post(
                  "/v1/office/tasks/%s/moves".formatted(wish.task().taskId()),
                  json(wish),
                  wish.key());
      boolean isOvertaken = answer.body().path("result").asText().equals(STALE);
      if (answer.status() != DECIDED && answer.status() != NOT_YET && !isOvertaken) {
        tell("refused: " + answer.body().path("detail").asText());
      }
    }
  }

  private static ObjectNode json(PlanWork.Wish wish) {
    ObjectNode move =
        JsonNodeFactory.instance
            .objectNode()
            .put("move", wish.move().name())
            .put("expectedVersion", wish.task().version())
            .put("reason", wish.reason());
    move.putObject("target").put("step", wish.step());
    return move;
  }

  private FrontDoor door(String user) {
    return open.computeIfAbsent(user, doors);
  }

  private void tell(String sentence) {
    if (!stopped) {
      trouble.accept(sentence);
    }
  }

  /** Ends after the step it is in. */
  @Override
  public void close() {
    stopped = true;
  }
}
