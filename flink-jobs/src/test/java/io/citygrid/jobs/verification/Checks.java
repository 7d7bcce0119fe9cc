package io.citygrid.jobs.verification;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskVerdict;
import io.citygrid.city.event.Versions;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Handled cases of Testville, and citizens who check them. */
public final class Checks {
  public static final Instant HANDLED_AT = TestvilleMessages.MONDAY_MORNING.plusSeconds(3_600);
  private static final Position ON_THE_SPOT =
      new Position(Testville.NORTH_STREET.lon(), Testville.NORTH_STREET.lat(), 10);
  private static final int HANDLED_VERSION = 5;

  private Checks() {}

  /** Testville, where citizens check all handled cases, for this much a day. */
  public static CityFiles files(long dailyBudgetCents) {
    String rules =
        """
        categories: ['*']
        secondShare: 0.3
        reward: {leastCents: 300, mostCents: 400, dailyBudgetCents: %d}
        limits: {takesPerDay: 20, pairTakes: 20, accountsPerDevice: 2}
        """
            .formatted(dailyBudgetCents);
    return Testville.files().with("verification.yaml", rules.getBytes(StandardCharsets.UTF_8));
  }

  public static String taskId(String caseId) {
    return TaskEvent.idOf(caseId, HANDLED_VERSION);
  }

  /** A case whose department has just handed in its result. */
  public static CaseEvent handled(String caseId, long cityVersion) {
    return moved(
        caseId, HANDLED_VERSION, CaseState.HANDLED, Move.HAND_IN, "handler-1", cityVersion);
  }

  /** The grid worker was there and found it done, or not. */
  public static CaseEvent checked(String caseId, boolean isDone, long cityVersion) {
    return moved(
        caseId,
        HANDLED_VERSION + 2,
        isDone ? CaseState.CHECKED : CaseState.REWORK,
        isDone ? Move.PASS_CHECK : Move.FAIL_CHECK,
        "worker-7",
        cityVersion);
  }

  private static CaseEvent moved(
      String caseId, long version, CaseState state, Move move, String actor, long cityVersion) {
    CaseEvent waste = TestvilleMessages.DISPATCHED;
    Report report = waste.report();
    return new CaseEvent(
        caseId,
        version,
        state,
        HANDLED_AT.plusSeconds(move == Move.HAND_IN ? 0 : 1_500),
        report,
        waste.placements(),
        waste.area(),
        waste.areaPath(),
        waste.cell(),
        waste.department(),
        waste.rule(),
        null,
        List.of(),
        new Versions(cityVersion, cityVersion, cityVersion),
        new CaseStep(
            move,
            actor,
            move == Move.HAND_IN ? ActorRole.HANDLER : ActorRole.GRID_WORKER,
            waste.department(),
            "",
            List.of(),
            null,
            MoveTarget.NONE,
            caseId + version),
        CaseFacts.initial(report, waste.current().level()));
  }

  public static TaskCommand take(String caseId, String person, int second, long cityVersion) {
    return command(caseId, TaskAction.TAKE, person, null, second, cityVersion);
  }

  /**
   * What citizens do in half an hour, in the order in which they do it; twice the same at times.
   */
  public static List<TaskCommand> wild(List<String> cases, int count, long seed, long cityVersion) {
    Random random = new Random(seed);
    List<TaskCommand> wild = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String caseId = cases.get(random.nextInt(cases.size()));
      // Few people for each case: so it is often the holder who answers.
      String person = "citizen-" + (Math.abs(caseId.hashCode() % 7) + 7 * random.nextInt(2));
      TaskAction action = TaskAction.values()[random.nextInt(TaskAction.values().length)];
      TaskVerdict verdict =
          action == TaskAction.ANSWER
              ? TaskVerdict.values()[random.nextInt(TaskVerdict.values().length)]
              : null;
      wild.add(command(caseId, action, person, verdict, 1 + i, cityVersion));
      if (random.nextInt(8) == 0) {
        wild.add(wild.get(random.nextInt(wild.size())));
      }
    }
    return wild;
  }

  private static TaskCommand command(
      String caseId,
      TaskAction action,
      String person,
      @Nullable TaskVerdict verdict,
      int second,
      long cityVersion) {
    return new TaskCommand(
        person + "/" + caseId + "/" + second,
        taskId(caseId),
        action,
        new Actor(person, List.of(ActorRole.CITIZEN), List.of(), ""),
        "phone-of-" + person,
        HANDLED_AT.plusSeconds(second),
        cityVersion,
        ON_THE_SPOT,
        verdict,
        verdict == null ? "" : "photo-" + second);
  }
}
