package io.citygrid.casework.office;

import io.citygrid.casework.life.Cases;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.LimitUnit;
import io.citygrid.city.Names;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks of Testville's office, and the people who move them. */
final class Tasks {
  /** A quarter past eight on a Monday, Testville's time: work began at eight. */
  static final Instant MORNING = TestvilleMessages.MONDAY_MORNING;

  static final City CITY = city("");
  static final OfficeGrounds GROUNDS = OfficeGrounds.of(CITY);

  static final Actor CENTER = Cases.person("center", "990101", "", ActorRole.DUTY_OFFICER);
  static final Actor OTHER_CENTER = Cases.person("hill", "990102", "", ActorRole.DUTY_OFFICER);
  static final Actor OPERATOR = Cases.person("operator", "990101", "", ActorRole.OPERATOR);
  static final Actor OWNER = Cases.person("owner", "", "river-urban", ActorRole.HANDLER);
  static final Actor HELPER = Cases.person("helper", "", "water", ActorRole.HANDLER);
  static final Actor STRANGER = Cases.person("stranger", "", "market", ActorRole.HANDLER);
  static final Actor CLOCK = Actor.rule("clock");

  private Tasks() {}

  /** Testville with this for its office. */
  static City city(String office) {
    try {
      return new CityLoader()
          .load(
              Testville.files()
                  .with("office.yaml", ("score: {}\n" + office).getBytes(StandardCharsets.UTF_8)),
              new CityVersion(1, 1, 1, Testville.FOUNDED));
    } catch (BrokenCityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Clear the ditches: 4 working hours, 1,000.00, two steps of the owner, one of the water company.
   */
  static OfficeBrief ditches() {
    return new OfficeBrief(
        new Names("清淤", "Clear the ditches"),
        new Names("江区全部排水沟", "all ditches of the River District"),
        "990101",
        "river-urban",
        new TimeLimit(4, LimitUnit.WORKING_HOURS),
        100_000,
        "",
        "warning:rain",
        List.of(step(1, "river-urban", 1), step(2, "water", 2), step(3, "river-urban", 1)));
  }

  private static OfficeStep step(int number, String department, int weight) {
    return new OfficeStep(
        number, new Names("步骤" + number, "Step " + number), department, weight, null, "");
  }

  static OfficeCommand drawUp(OfficeBrief brief, Actor actor) {
    return new OfficeCommand(
        "draw-up", "T1", 0, OfficeMove.DRAW_UP, actor, MORNING, 1, "", OfficeTarget.NONE, brief);
  }

  /**
   * A command with a reason, so many minutes after the morning; its id follows from its content.
   */
  static OfficeCommand command(
      OfficeRecord record, Actor actor, OfficeMove move, OfficeTarget target, int minute) {
    OfficeEvent event = record.event();
    return new OfficeCommand(
        move + "-" + event.version() + "-" + actor.id(),
        event.taskId(),
        event.version(),
        move,
        actor,
        MORNING.plusSeconds(60L * minute),
        1,
        "because",
        target,
        null);
  }

  static OfficeRecord ditchesDrawnUp() {
    return moved(null, drawUp(ditches(), CENTER));
  }

  /** The task after a command that must be followed. */
  static OfficeRecord moved(@Nullable OfficeRecord record, OfficeCommand command) {
    OfficeDecision decision = OfficeLife.step(record, command, GROUNDS);
    if (decision instanceof OfficeDecision.Moved moved) {
      return moved.after();
    }
    throw new AssertionError(command.move() + " gave " + decision);
  }

  static OfficeRecord moved(
      OfficeRecord record, Actor actor, OfficeMove move, OfficeTarget target, int minute) {
    return moved(record, command(record, actor, move, target, minute));
  }

  static OfficeRecord moved(OfficeRecord record, Actor actor, OfficeMove move, int minute) {
    return moved(record, actor, move, OfficeTarget.NONE, minute);
  }

  /** The task after all that it does by itself up to a moment. */
  static OfficeRecord until(OfficeRecord record, Instant moment) {
    OfficeRecord now = record;
    var next = OfficeDeadlines.findNext(now, GROUNDS);
    while (next.filter(command -> !command.at().isAfter(moment)).isPresent()) {
      now = moved(now, next.get());
      next = OfficeDeadlines.findNext(now, GROUNDS);
    }
    return now;
  }
}
