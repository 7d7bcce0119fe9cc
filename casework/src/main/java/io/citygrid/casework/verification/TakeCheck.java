package io.citygrid.casework.verification;

import io.citygrid.city.Names;
import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who may take a task. */
final class TakeCheck {
  private final TaskEvent task;
  private final TaskCommand command;
  private final Instant at;
  private final Standing standing;
  private final VerificationGrounds grounds;
  private final VerificationRules rules;

  TakeCheck(
      TaskEvent task,
      TaskCommand command,
      Instant at,
      Standing standing,
      VerificationGrounds grounds) {
    this.task = task;
    this.command = command;
    this.at = at;
    this.standing = standing;
    this.grounds = grounds;
    this.rules = grounds.rules();
  }

  /** From when on earlier use counts. */
  static Instant windowStart(Instant at, VerificationRules rules) {
    return at.minus(Duration.ofDays(rules.limits().windowDays()));
  }

  /** Why the sender may not take it; empty when nothing speaks against it. */
  Optional<TaskDecision.Refused> find() {
    return state().or(this::interest).or(this::place).or(this::limits);
  }

  private Optional<TaskDecision.Refused> state() {
    if (task.state() == TaskState.HELD) {
      boolean own = task.holder().equals(command.actor().id());
      return own
          ? refused("", "您已领取此任务", "you have this task already")
          : refused("", "此任务已被他人领取", "somebody else has this task");
    }
    return task.state() == TaskState.OPEN
        ? Optional.empty()
        : refused("", "此任务已结束", "this task is over");
  }

  private Optional<TaskDecision.Refused> interest() {
    Actor actor = command.actor();
    if (!actor.roles().contains(ActorRole.CITIZEN)) {
      return refused("actor", "仅市民可领取核查任务", "only citizens take verification tasks");
    }
    if (actor.id().equals(task.reporter())) {
      return refused("actor", "不能核查本人上报的案件", "you reported this case yourself");
    }
    if (actor.id().equals(task.handler()) || task.departments().contains(actor.department())) {
      return refused("actor", "不能核查本部门处置的案件", "you or your department handled this case");
    }
    return task.answers().stream().anyMatch(answer -> answer.person().equals(actor.id()))
        ? refused("actor", "您已核查过此案件", "you have checked this case before")
        : Optional.empty();
  }

  private Optional<TaskDecision.Refused> place() {
    Position position = command.position();
    if (position == null) {
      return refused("position", "须提供当前位置", "must say where you are");
    }
    double metres = position.point().distanceMeters(task.position().point());
    double radius = rules.radiiMeters().get(Math.min(task.ring(), rules.radiiMeters().size() - 1));
    double doubt = Math.min(position.accuracyMeters(), rules.mostAccuracyMeters());
    return metres <= radius + doubt
        ? Optional.empty()
        : refused(
            "position",
            "距任务地点%.0f米，目前仅向%.0f米内市民开放".formatted(metres, radius),
            "is %.0f m from the task, which is offered within %.0f m now"
                .formatted(metres, radius));
  }

  private Optional<TaskDecision.Refused> limits() {
    VerificationRules.Limits limits = rules.limits();
    Instant from = windowStart(at, rules);
    if (standing.person().takesOn(grounds.day(at)) >= limits.takesPerDay()) {
      return refused(
          "actor",
          "今日领取已达上限%d次".formatted(limits.takesPerDay()),
          "you have taken %d tasks today, which is the most".formatted(limits.takesPerDay()));
    }
    if (standing.pair().since(from) >= limits.pairTakes()) {
      return refused(
          "actor",
          "核查同一上报人案件的次数已达上限",
          "you have checked too many cases of the same reporter in %d days"
              .formatted(limits.windowDays()));
    }
    return standing.device().others(command.actor().id(), from) >= limits.accountsPerDevice()
        ? refused(
            "device",
            "此手机近期已被其他账号使用",
            "is used by %d other accounts in %d days"
                .formatted(limits.accountsPerDevice(), limits.windowDays()))
        : Optional.empty();
  }

  private static Optional<TaskDecision.Refused> refused(String field, String zh, String en) {
    return Optional.of(new TaskDecision.Refused(field, new Names(zh, en)));
  }
}
