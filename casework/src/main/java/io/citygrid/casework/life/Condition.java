package io.citygrid.casework.life;

import io.citygrid.casework.moves.Requirement;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Names;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.AppealState;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.PendingRequest;
import java.time.Instant;
import java.util.function.Predicate;

/** What must hold of a case, besides its state, for a move. */
public enum Condition implements Requirement<Situation> {
  WITHIN_ACCEPTANCE_LIMIT(
      "签收时限之内", "within the acceptance limit", s -> !s.isLate(LimitStage.ACCEPTANCE)),
  NOT_SETTLED_BY_SUPERVISOR(
      "未经督查裁定",
      "no supervisor has decided whose it is",
      s -> s.facts().returnedBy().size() <= s.rules().returns()),
  NOTHING_PENDING("没有待批申请", "no request waits for its answer", s -> s.facts().pending() == null),
  SOMETHING_PENDING("有待批申请", "a request waits for its answer", s -> s.facts().pending() != null),
  SUSPENSION_ASKED(
      "已申请挂账", "a suspension is asked", s -> s.facts().pending() == PendingRequest.SUSPENSION),
  EXTENSION_ASKED(
      "已申请延期", "an extension is asked", s -> s.facts().pending() == PendingRequest.EXTENSION),
  EXTENSION_ENDORSED(
      "部门已同意延期",
      "the department agreed to the extension",
      s -> s.facts().pending() == PendingRequest.EXTENSION_ENDORSED),
  EXTENSION_PENDING(
      "有待批延期",
      "an extension waits for its answer",
      s ->
          s.facts().pending() == PendingRequest.EXTENSION
              || s.facts().pending() == PendingRequest.EXTENSION_ENDORSED),
  OTHER_THAN_WHO_ASKED(
      "不得为申请人本人", "by another than who asked", s -> !s.actor().id().equals(s.facts().pendingBy())),
  SUSPENSIONS_LEFT(
      "挂账次数未用完",
      "it was not put off too often",
      s -> s.facts().suspensions() < s.rules().suspensions()),
  EXTENSIONS_LEFT(
      "延期次数未用完",
      "it was not extended too often",
      s -> s.facts().extensions() < s.rules().extensions()),
  NOT_OVERDUE("处置未超时", "handling is not overdue", s -> !s.isLate(LimitStage.HANDLING)),
  WAS_LATE("处置曾超时", "handling was overdue", s -> s.isLate(LimitStage.HANDLING)),
  SUSPENSION_OVER_FOR_A_RULE(
      "规则仅在挂账到期后恢复",
      "the suspension is over, for a rule",
      s -> !s.actor().roles().contains(ActorRole.RULE) || s.isSuspensionOver()),
  NO_OPINION_ASKED("未征询意见", "no opinion is asked", s -> s.facts().opinionOf().isEmpty()),
  OPINION_ASKED("已征询意见", "an opinion is asked", s -> !s.facts().opinionOf().isEmpty()),
  AT_DISTRICT("区级案件", "the district has it", s -> s.facts().level() == AreaLevel.DISTRICT),
  DRAWN_TO_THE_CITY(
      "市级提办的案件",
      "the city has drawn it from a district",
      s -> s.facts().level() != AreaLevel.DISTRICT && s.event().areaPath().size() > 1),
  HAND_UP_ASKED("已申请上交", "the district asked the city to take it", s -> s.facts().handUpAsked()),
  NO_HAND_UP_ASKED("未申请上交", "the city was not asked to take it", s -> !s.facts().handUpAsked()),
  NOTHING_ATTACHED("无被并案件", "no case is attached to it", s -> s.facts().attached().isEmpty()),
  ATTACHED("已并入主案", "it is attached to a main case", s -> !s.facts().mergedInto().isEmpty()),
  NOT_ATTACHED("未并入主案", "it is attached to no case", s -> s.facts().mergedInto().isEmpty()),
  WITHIN_REOPEN_PERIOD("在可重新立案期限内", "within the reopening period", Condition::isFreshlyEnded),
  NOT_SUPERVISED("未督办", "it is not supervised", s -> !s.facts().is(CaseFlag.SUPERVISED)),
  SUPERVISED("督办中", "it is supervised", s -> s.facts().is(CaseFlag.SUPERVISED)),
  ESCALATED("已升级", "it was escalated", s -> s.facts().is(CaseFlag.ESCALATED)),
  MEASURE_LASTS("有措施在办", "a measure lasts", Situation::isMeasureLasting),
  REPORTED_BY_GRID_WORKER(
      "网格员上报",
      "a grid worker reported it",
      s -> s.event().report().source() == ReportSource.GRID_WORKER),
  NO_APPEAL_YET("未曾申诉", "there was no appeal", s -> s.facts().appeal() == null),
  APPEAL_ASKED(
      "申诉待初审",
      "an appeal waits for its first review",
      s -> s.facts().appeal() == AppealState.ASKED),
  APPEAL_PASSED_ONCE(
      "申诉待复审",
      "an appeal waits for its second review",
      s -> s.facts().appeal() == AppealState.FIRST_PASSED),
  APPEAL_OPEN(
      "申诉审核中",
      "an appeal waits for a review",
      s ->
          s.facts().appeal() == AppealState.ASKED
              || s.facts().appeal() == AppealState.FIRST_PASSED),
  OTHER_THAN_FIRST_REVIEWER(
      "不得为初审人本人",
      "by another than who reviewed first",
      s -> !s.actor().id().equals(s.facts().appealReviewer()));

  private final Names names;
  private final Predicate<Situation> predicate;

  Condition(String zh, String en, Predicate<Situation> predicate) {
    this.names = new Names(zh, en);
    this.predicate = predicate;
  }

  @Override
  public Names names() {
    return names;
  }

  @Override
  public boolean holds(Situation situation) {
    return predicate.test(situation);
  }

  private static boolean isFreshlyEnded(Situation situation) {
    Instant ended = situation.facts().endedAt();
    return ended == null || !situation.at().isAfter(ended.plus(situation.rules().reopenPeriod()));
  }
}
