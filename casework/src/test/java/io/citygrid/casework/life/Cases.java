package io.citygrid.casework.life;

import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases of Testville for tests, and the people who move them. */
public final class Cases {
  public static final Instant MORNING = TestvilleMessages.WASTE.receivedAt();

  /** One return, two extensions, one suspension of at most a year, a month to reopen, 100 m. */
  public static final LifeRules RULES =
      new LifeRules(1, 2, 1, Duration.ofDays(365), Duration.ofDays(30), 100);

  /** A position that no department answers for. */
  public static final Position NOWHERE = new Position(118.4, 31.05, 5);

  public static final List<String> NORTH_STREET = List.of("990100", "990101", "990101001");
  public static final City CITY = Testville.city();
  public static final Grounds GROUNDS = new Grounds(CITY, RULES, Cases::dispatch);

  public static final Actor OFFICER = person("officer", "990101", "", ActorRole.DUTY_OFFICER);
  public static final Actor DISPATCHER = person("dispatcher", "990101", "", ActorRole.DISPATCHER);
  public static final Actor SUPERVISOR = person("supervisor", "990101", "", ActorRole.SUPERVISOR);
  public static final Actor WORKER = person("worker-7", "990101001", "", ActorRole.GRID_WORKER);
  public static final Actor HANDLER = person("handler", "", "river-urban", ActorRole.HANDLER);
  public static final Actor OTHER_HANDLER =
      person("handler-2", "", "river-urban", ActorRole.HANDLER);
  public static final Actor CITY_OFFICER =
      person("chief", Actor.EVERYWHERE, "", ActorRole.DUTY_OFFICER);

  private Cases() {}

  public static Actor person(String id, String area, String department, ActorRole role) {
    return new Actor(id, List.of(role), area.isEmpty() ? List.of() : List.of(area), department);
  }

  /** Waste in North Street, dispatched to the River District's urban management. */
  public static CaseRecord waste() {
    return CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, GROUNDS).record();
  }

  /** The same, where a person files it. */
  public static CaseRecord reportedWaste() {
    return CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_PERSON, GROUNDS).record();
  }

  /** By longitude: the River District, the Hill District, nobody. */
  private static Assignment dispatch(
      Category category, @Nullable Position position, Instant at, Set<String> full) {
    if (position == null || position.lon() > 118.2) {
      DeskReason reason = position == null ? DeskReason.NO_LOCATION : DeskReason.OUTSIDE_ALL_FENCES;
      return new Assignment(List.of(), "", List.of(), "", "", "", reason, List.of(), List.of());
    }
    if (category.code().equals("E0401")) {
      return new Assignment(
          List.of(),
          "990101001",
          NORTH_STREET,
          "",
          "",
          "",
          DeskReason.SEVERAL_RULES,
          List.of(
              new Candidate(
                  "north-street", "990101001", 0, CandidateReason.BY_LIST, "responsibility.csv:8"),
              new Candidate(
                  "river-urban", "990101001", 0, CandidateReason.BY_LIST, "responsibility.csv:9")),
          List.of());
    }
    boolean river = position.lon() < 118.1;
    return new Assignment(
        List.of(),
        river ? "990101001" : "990102001",
        river ? NORTH_STREET : List.of("990100", "990102", "990102001"),
        river ? "A-990101001" : "A-990102001",
        river ? "river-urban" : "hill-urban",
        "responsibility.csv:3",
        null,
        List.of(),
        List.of());
  }

  /** A target that has everything, so that whatever the move needs is there. */
  public static MoveTarget anything() {
    return new MoveTarget(
        "hill-urban",
        "E0102",
        "OTHER",
        MORNING.plus(Duration.ofDays(100)),
        "E0101-1",
        CaseFlag.TYPICAL,
        "91340200000000000X",
        Satisfaction.SATISFIED,
        LimitStage.HANDLING,
        LimitStatus.OVERDUE);
  }

  /** Makes a command with a reason, two photos and a position; ids follow from its content. */
  public static CaseCommand command(CaseRecord record, Actor actor, Move move, MoveTarget target) {
    long version = record.latest().version();
    return new CaseCommand(
        move + "-" + version,
        record.latest().caseId(),
        version,
        move,
        actor,
        MORNING.plusSeconds(60 * version),
        CITY.version().city(),
        "because",
        List.of("before", "after"),
        new Position(118.025, 31.075, 5),
        target);
  }

  /** The case after a move that must be possible. */
  public static CaseRecord after(CaseRecord record, Actor actor, Move move, MoveTarget target) {
    CaseDecision decision = CaseLife.step(record, command(record, actor, move, target), GROUNDS);
    if (decision instanceof CaseDecision.Moved moved) {
      return moved.record();
    }
    throw new AssertionError(move + " gave " + decision);
  }

  public static CaseRecord after(CaseRecord record, Actor actor, Move move) {
    return after(record, actor, move, MoveTarget.NONE);
  }
}
