package io.citygrid.casework.office;

import io.citygrid.casework.moves.Requirement;
import io.citygrid.city.Names;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.OfficeStep;
import java.time.Instant;
import java.util.function.Predicate;

/** What must hold of a task, besides its state, for a move. */
public enum OfficeCondition implements Requirement<OfficeSituation> {
  ALL_STEPS_DONE(
      "全部步骤已完成",
      "all its steps are finished",
      s -> s.event().steps().stream().allMatch(OfficeStep::isDone)),
  SOME_STEP_LEFT(
      "尚有未完成步骤",
      "a step is left to do",
      s -> s.event().steps().stream().anyMatch(step -> !step.isDone())),
  SOME_STEP_DONE(
      "已有完成的步骤",
      "a step is finished",
      s -> s.event().steps().stream().anyMatch(OfficeStep::isDone)),
  NO_EXTENSION_ASKED(
      "没有待批延期", "no extension waits for its answer", s -> s.event().extensionAskedBy().isEmpty()),
  EXTENSION_ASKED("已申请延期", "an extension is asked", s -> !s.event().extensionAskedBy().isEmpty()),
  OTHER_THAN_WHO_ASKED(
      "不得为申请人本人",
      "by another than who asked",
      s -> !s.actor().id().equals(s.event().extensionAskedBy())),
  EXTENSIONS_LEFT(
      "延期次数未用完", "it was not extended too often", s -> s.event().extensions() < s.extensions()),
  NOT_OVERDUE("未超时", "it is not overdue", s -> !s.isLate()),
  SUSPENSION_OVER_FOR_A_RULE(
      "规则仅在暂停到期后恢复",
      "the suspension is over, for a rule",
      s -> !s.actor().roles().contains(ActorRole.RULE) || isOver(s));

  private final Names names;
  private final Predicate<OfficeSituation> predicate;

  OfficeCondition(String zh, String en, Predicate<OfficeSituation> predicate) {
    this.names = new Names(zh, en);
    this.predicate = predicate;
  }

  @Override
  public Names names() {
    return names;
  }

  @Override
  public boolean holds(OfficeSituation situation) {
    return predicate.test(situation);
  }

  private static boolean isOver(OfficeSituation situation) {
    Instant until = situation.event().suspendedUntil();
    return until == null || !situation.at().isBefore(until);
  }
}
