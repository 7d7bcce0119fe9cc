package io.citygrid.casework.life;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Satisfaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands as people give them, sensible or not; often such that histories get somewhere. */
public final class RandomCommands {
  /** The first patrols cells of Testville. */
  private static final String[] PERSONS = {"sun", "person-1", "person-2"};

  /** What ends or sends away; made seldom, so that histories get to their later states. */
  private static final Set<Move> SIDEWAYS =
      EnumSet.of(
          Move.REJECT,
          Move.FORCE_CLOSE,
          Move.VOID,
          Move.MERGE,
          Move.HANDLE_ON_THE_SPOT,
          Move.REDISPATCH,
          Move.CHANGE_CATEGORY,
          Move.CORRECT_POSITION);

  private RandomCommands() {}

  /** The next command of a history, whoever sends it. */
  public static CaseCommand command(CaseRecord record, Random random, int number) {
    Instant at = Cases.MORNING.plus(Duration.ofMinutes(random.nextInt(50_000)));
    // Often someone who can, so that histories get somewhere.
    Actor actor = actor(record, random);
    List<Move> allowed = new ArrayList<>(CaseLife.allowed(record, actor, at, Cases.RULES));
    if (random.nextInt(20) != 0) {
      allowed.removeAll(SIDEWAYS);
    }
    boolean sensible = !allowed.isEmpty() && random.nextInt(10) < 8;
    Move move =
        sensible
            ? allowed.get(random.nextInt(allowed.size()))
            : Move.values()[random.nextInt(Move.values().length)];
    return new CaseCommand(
        "command-" + number,
        record.latest().caseId(),
        random.nextBoolean() ? 0 : record.latest().version(),
        move,
        actor,
        at,
        1,
        random.nextInt(20) == 0 ? "" : "because",
        random.nextInt(20) == 0 ? List.of() : List.of("a", "b"),
        position(record, random),
        target(record, random, at));
  }

  /** None, anywhere, or where the case is, as one who checks on the spot must be. */
  private static @Nullable Position position(CaseRecord record, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1, 2, 3 -> new Position(118 + random.nextDouble() * 0.3, 31.05, 5);
      default -> record.latest().current().position();
    };
  }

  /** Somebody, often of the department that has the case. */
  public static Actor actor(CaseRecord record, Random random) {
    ActorRole role = ActorRole.values()[random.nextInt(ActorRole.values().length)];
    String[] areas = {"990101", "990102", "990101001", "990100", Actor.EVERYWHERE};
    String[] departments = {"river-urban", "hill-urban", "water"};
    return new Actor(
        random.nextInt(3) == 0 ? "worker-7" : PERSONS[random.nextInt(PERSONS.length)],
        List.of(role),
        List.of(areas[random.nextInt(areas.length)]),
        role != ActorRole.HANDLER
            ? ""
            : random.nextInt(4) == 0
                ? departments[random.nextInt(departments.length)]
                : record.latest().department());
  }

  private static MoveTarget target(CaseRecord record, Random random, Instant at) {
    String[] departments = {"river-urban", "hill-urban", "water", "nobody", ""};
    String[] categories = {"E0101", "E0102", "E0401", "E0999", ""};
    String category = categories[random.nextInt(categories.length)];
    boolean own = random.nextBoolean();
    return new MoveTarget(
        departments[random.nextInt(departments.length)],
        category,
        random.nextInt(8) == 0 ? record.latest().caseId() : "case-" + random.nextInt(3),
        random.nextInt(4) == 0 ? null : at.plus(Duration.ofDays(random.nextInt(500) - 50)),
        (own ? record.latest().current().category() : category) + "-1",
        CaseFlag.values()[random.nextInt(CaseFlag.values().length)],
        "link-" + random.nextInt(2),
        Satisfaction.values()[random.nextInt(Satisfaction.values().length)],
        LimitStage.HANDLING,
        LimitStatus.values()[random.nextInt(LimitStatus.values().length)]);
  }
}
