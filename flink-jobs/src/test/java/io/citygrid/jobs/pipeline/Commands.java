package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Commands on the cases of {@link Reports}: whole lives, and many that cannot be followed. */
final class Commands {
  private static final Actor HANDLER =
      new Actor("handler-1", List.of(ActorRole.HANDLER), List.of("990101"), "river-urban");
  private static final Actor WORKER =
      new Actor("worker-7", List.of(ActorRole.GRID_WORKER), List.of("990101"), "");
  private static final Actor CENTER =
      new Actor(
          "center-1",
          List.of(ActorRole.OPERATOR, ActorRole.DUTY_OFFICER, ActorRole.DISPATCHER),
          List.of(Actor.EVERYWHERE),
          "");
  private static final Position SOMEWHERE =
      new Position(Testville.SOUTH_STREET.lon(), Testville.SOUTH_STREET.lat(), 5);

  private record Wish(Move move, Actor actor) {}

  private static final List<Wish> LIFE =
      List.of(
          new Wish(Move.ACCEPT, HANDLER),
          new Wish(Move.START, HANDLER),
          new Wish(Move.HAND_IN, HANDLER),
          new Wish(Move.REQUEST_CHECK, CENTER),
          new Wish(Move.FAIL_CHECK, WORKER),
          new Wish(Move.START, HANDLER),
          new Wish(Move.HAND_IN, HANDLER),
          new Wish(Move.REQUEST_CHECK, CENTER),
          new Wish(Move.PASS_CHECK, WORKER),
          new Wish(Move.CLOSE, CENTER));

  private Commands() {}

  /** A whole life in order; followed to its end when the case is the handler's. */
  static List<CaseCommand> life(Report report, long cityVersion) {
    List<CaseCommand> life = new ArrayList<>();
    for (Wish wish : LIFE) {
      life.add(command(report, life.size() + 1, wish, 0, cityVersion));
    }
    return life;
  }

  /** What files a report: a look on the spot, and the duty officer. */
  static List<CaseCommand> filing(Report report, long cityVersion) {
    return List.of(
        command(report, 1, new Wish(Move.CONFIRM_REPORT, WORKER), 0, cityVersion),
        command(report, 2, new Wish(Move.FILE, CENTER), 0, cityVersion));
  }

  /** The center says that the position of the report is right, so that it is dispatched anew. */
  static CaseCommand correctedPosition(Report report, long cityVersion) {
    return command(report, 1, new Wish(Move.CORRECT_POSITION, CENTER), 0, cityVersion);
  }

  /** Wild wishes: any move by anybody, some late, some twice, always the same for a seed. */
  static List<CaseCommand> wild(Report report, int count, long seed, long cityVersion) {
    Random random = new Random(seed);
    List<Actor> actors = List.of(HANDLER, WORKER, CENTER);
    List<CaseCommand> wild = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean likely = random.nextBoolean();
      Wish wish =
          likely
              ? LIFE.get(random.nextInt(LIFE.size()))
              : new Wish(
                  Move.values()[random.nextInt(Move.values().length)],
                  actors.get(random.nextInt(actors.size())));
      int expected = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0;
      wild.add(command(report, 100 + i, wish, expected, cityVersion));
      if (random.nextInt(5) == 0) {
        wild.add(wild.get(random.nextInt(wild.size())));
      }
    }
    return wild;
  }

  private static CaseCommand command(
      Report report, int number, Wish wish, int expectedVersion, long cityVersion) {
    return new CaseCommand(
        report.caseId() + "-" + number,
        report.caseId(),
        expectedVersion,
        wish.move(),
        wish.actor(),
        report.receivedAt().plusSeconds(number),
        cityVersion,
        "because of " + number,
        List.of("photo-" + number),
        Objects.requireNonNullElse(report.position(), SOMEWHERE),
        MoveTarget.NONE.withStandard(report.category() + "-1"));
  }
}
