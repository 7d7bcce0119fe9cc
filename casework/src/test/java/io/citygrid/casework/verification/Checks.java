package io.citygrid.casework.verification;

import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A task in North Street and citizens around it. */
final class Checks {
  static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  static final Position PLACE = new Position(118.025, 31.075, 5);

  /** About 290 m east of it. */
  static final Position NEARBY = new Position(118.028, 31.075, 10);

  /** About 960 m east of it. */
  static final Position FAR = new Position(118.035, 31.075, 10);

  static final VerificationRules RULES =
      new VerificationRules(
          List.of("E0101"),
          List.of(500.0, 1_000.0, 2_000.0),
          30,
          30,
          100,
          200,
          0,
          new VerificationRules.Reward(new VerificationRules.RewardRange(300, 400), 10_000),
          List.of(),
          new VerificationRules.Limits(3, 2, 120, 2, 30));

  private Checks() {}

  static VerificationGrounds grounds(VerificationRules rules) {
    return new VerificationGrounds(rules, ZoneId.of("Asia/Shanghai"), 1);
  }

  static VerificationRules budget(long cents) {
    return new VerificationRules(
        RULES.categories(),
        RULES.radiiMeters(),
        RULES.ringMinutes(),
        RULES.holdMinutes(),
        RULES.nearMeters(),
        RULES.mostAccuracyMeters(),
        RULES.secondShare(),
        new VerificationRules.Reward(new VerificationRules.RewardRange(300, 400), cents),
        List.of(),
        RULES.limits());
  }

  /** Where waste is worth exactly so much. */
  static VerificationRules waste(int cents) {
    return new VerificationRules(
        RULES.categories(),
        RULES.radiiMeters(),
        RULES.ringMinutes(),
        RULES.holdMinutes(),
        RULES.nearMeters(),
        RULES.mostAccuracyMeters(),
        RULES.secondShare(),
        RULES.reward(),
        List.of(
            new VerificationRules.CategoryReward(
                List.of("E0101"), new VerificationRules.RewardRange(cents, cents))),
        RULES.limits());
  }

  static VerificationRules allCheckedTwice() {
    return new VerificationRules(
        RULES.categories(),
        RULES.radiiMeters(),
        RULES.ringMinutes(),
        RULES.holdMinutes(),
        RULES.nearMeters(),
        RULES.mostAccuracyMeters(),
        1,
        RULES.reward(),
        RULES.rewards(),
        RULES.limits());
  }

  static VerificationRules categories(String... codes) {
    return new VerificationRules(
        List.of(codes),
        RULES.radiiMeters(),
        RULES.ringMinutes(),
        RULES.holdMinutes(),
        RULES.nearMeters(),
        RULES.mostAccuracyMeters(),
        RULES.secondShare(),
        RULES.reward(),
        RULES.rewards(),
        RULES.limits());
  }

  static TaskEvent task(String caseId) {
    return new TaskEvent(
        TaskEvent.idOf(caseId, 4),
        1,
        TaskState.OPEN,
        NOON,
        caseId,
        "E0101",
        "990101",
        PLACE,
        "reporter",
        "handler-1",
        List.of("river-urban"),
        NOON,
        0,
        "",
        null,
        List.of(),
        "",
        1,
        "",
        List.of());
  }

  static Actor citizen(String id) {
    return new Actor(id, List.of(ActorRole.CITIZEN), List.of(), "");
  }

  static TaskCommand take(String task, String person, Position position, int seconds) {
    return command(task, TaskAction.TAKE, person, position, null, seconds);
  }

  static TaskCommand answer(
      String task, String person, Position position, TaskVerdict verdict, int seconds) {
    return command(task, TaskAction.ANSWER, person, position, verdict, seconds);
  }

  static TaskCommand command(
      String task,
      TaskAction action,
      String person,
      Position position,
      TaskVerdict verdict,
      int seconds) {
    return new TaskCommand(
        person + "/" + action + "/" + task + "/" + seconds,
        task,
        action,
        citizen(person),
        "phone-of-" + person,
        NOON.plusSeconds(seconds),
        1,
        position,
        verdict,
        verdict == null ? "" : "photo-1");
  }
}
