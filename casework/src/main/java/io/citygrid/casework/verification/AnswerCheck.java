package io.citygrid.casework.verification;

import io.citygrid.city.Names;
import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an answer must hold, and from where it may come. */
final class AnswerCheck {
  private static final double KMH_PER_METRE_PER_SECOND = 3.6;
  private static final double MILLIS_PER_SECOND = 1_000;

  private AnswerCheck() {}

  /** True when the sender has the task. */
  static boolean holds(TaskEvent task, TaskCommand command) {
    return task.state() == TaskState.HELD && task.holder().equals(command.actor().id());
  }

  /** Why the sender may not answer so; empty when nothing speaks against it. */
  static Optional<TaskDecision.Refused> find(
      TaskEvent task, TaskCommand command, Instant at, Verifier person, VerificationRules rules) {
    if (command.verdict() == null) {
      return refused("verdict", "须填写核查结论", "must be YES, NO or CANNOT_TELL");
    }
    if (command.photo().isBlank()) {
      return refused("photo", "须上传现场照片", "must name a photo of the place");
    }
    Position position = command.position();
    if (position == null) {
      return refused("position", "须提供当前位置", "must say where you are");
    }
    if (position.accuracyMeters() > rules.mostAccuracyMeters()) {
      return refused(
          "position",
          "定位精度不足",
          "is exact to %.0f m only, where %.0f m are needed"
              .formatted(position.accuracyMeters(), rules.mostAccuracyMeters()));
    }
    double metres = position.point().distanceMeters(task.position().point());
    if (metres > rules.nearMeters() + position.accuracyMeters()) {
      return refused(
          "position",
          "距现场%.0f米，须在%.0f米内".formatted(metres, rules.nearMeters()),
          "is %.0f m from the place, where %.0f m are near enough"
              .formatted(metres, rules.nearMeters()));
    }
    return isTooFast(person, position, at, rules.limits().highestSpeedKmh())
        ? refused(
            "position", "与上次核查地点之间的移动速度异常", "is too far from your last answer for the time since")
        : Optional.empty();
  }

  /** The accuracies of both positions are in the sender's favour. */
  private static boolean isTooFast(Verifier person, Position here, Instant at, double mostKmh) {
    Position last = person.answeredFrom();
    Instant then = person.answeredAt();
    if (last == null || then == null) {
      return false;
    }
    double metres =
        here.point().distanceMeters(last.point()) - here.accuracyMeters() - last.accuracyMeters();
    double seconds = Duration.between(then, at).toMillis() / MILLIS_PER_SECOND;
    return metres > 0 && metres * KMH_PER_METRE_PER_SECOND > mostKmh * Math.max(0, seconds);
  }

  private static Optional<TaskDecision.Refused> refused(String field, String zh, String en) {
    return Optional.of(new TaskDecision.Refused(field, new Names(zh, en)));
  }
}
