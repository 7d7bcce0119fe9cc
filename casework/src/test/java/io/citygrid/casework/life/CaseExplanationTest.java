package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Filing;
import io.citygrid.city.Names;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseExplanationTest {
  private static CaseEvent open(String category, @Nullable Position position) {
    Report report =
        new Report(
            "CASE",
            "worker-7",
            ReportSource.GRID_WORKER,
            category,
            "",
            position,
            Cases.MORNING,
            Cases.MORNING,
            1,
            "");
    return CaseOpening.open(report, Filing.BY_RULE, Cases.GROUNDS).event();
  }

  private static Names explain(CaseEvent event) {
    return CaseExplanation.of(event, Cases.CITY);
  }

  @Test
  void aDispatchedCaseNamesPlaceDepartmentRowAndVersions() {
    CaseEvent event =
        CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, Cases.GROUNDS).event();

    assertThat(explain(event).en())
        .contains("(E0101) in ")
        .contains(Cases.CITY.findArea("990101").orElseThrow().names().en())
        .contains(Cases.CITY.findDepartment("river-urban").orElseThrow().names().en())
        .contains("by responsibility.csv:3")
        .contains("fences version " + event.versions().fences())
        .endsWith(".");
    assertThat(explain(event).zh())
        .contains(Cases.CITY.findDepartment("river-urban").orElseThrow().names().zh())
        .endsWith("。");
  }

  @Test
  void theManualDeskSaysWhyAndWhoCouldHaveIt() {
    CaseEvent several = open("E0401", new Position(118.025, 31.075, 5));

    assertThat(explain(several).en()).contains("several").contains("candidates").contains("(0 m)");
    assertThat(explain(open("E0101", null)).zh()).contains("位置不明").contains("上报没有位置");
  }

  @Test
  void whoStandsInIsNamedWithTheOneOffDuty() {
    RuleUsed instead = RuleUsed.insteadOfOffDuty("responsibility.csv:3", "hill-urban");
    CaseEvent event =
        CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, Cases.GROUNDS).event();
    Names told = with(event, "river-urban", instead.text(), null);

    assertThat(RuleUsed.parse(instead.text())).isEqualTo(instead);
    assertThat(told.en())
        .contains("River District Urban Management has it by responsibility.csv:3 in turn")
        .contains("as Hill District Urban Management was off duty");
    assertThat(told.zh()).contains("山区城管局不在值班时间，依据 responsibility.csv:3 依次由江区城管局负责");
  }

  @Test
  void whoStandsInIsNamedWithTheOneThatIsFull() {
    RuleUsed instead = RuleUsed.insteadOfFull("responsibility.csv:3", "hill-urban");
    CaseEvent event =
        CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, Cases.GROUNDS).event();
    Names told = with(event, "river-urban", instead.text(), null);
    Names desk = with(event, "", "", DeskReason.FULL);

    assertThat(RuleUsed.parse(instead.text())).isEqualTo(instead);
    assertThat(told.en())
        .contains("River District Urban Management has it by responsibility.csv:3 in turn")
        .contains("as Hill District Urban Management had as many as it can take");
    assertThat(told.zh()).contains("山区城管局在办案件已满，依据 responsibility.csv:3 依次由江区城管局负责");
    assertThat(desk.en())
        .contains("waits for a dispatcher: the responsible department has as many as it can take");
    assertThat(desk.zh()).contains("待人工派遣：责任部门在办案件已满");
  }

  @Test
  void whoAssistsIsNamed() {
    CaseRecord assisted =
        Cases.after(
            Cases.waste(),
            Cases.OFFICER,
            Move.ADD_ASSISTANT,
            MoveTarget.NONE.withDepartment("water"));

    assertThat(explain(assisted.latest()).en()).contains("with the help of Water Company");
    assertThat(explain(assisted.latest()).zh()).contains("供水公司协办");
  }

  @Test
  void everyReasonHasASentenceOfItsOwn() {
    CaseEvent several = open("E0401", new Position(118.025, 31.075, 5));
    assertThat(
            java.util.Arrays.stream(DeskReason.values())
                .map(reason -> with(several, "", "", reason)))
        .extracting(Names::en)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatAPersonDecidedSaysSo() {
    CaseRecord returned =
        Cases.after(
            CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, Cases.GROUNDS).record(),
            Cases.HANDLER,
            Move.RETURN);
    assertThat(explain(returned.latest()).en())
        .contains("it waits for a dispatcher, as River District Urban Management gave it back");
    assertThat(explain(returned.latest()).zh()).contains("江区城管局已回退，待人工派遣");

    CaseRecord sent =
        Cases.after(
            returned, Cases.OFFICER, Move.DISPATCH, MoveTarget.NONE.withDepartment("hill-urban"));
    assertThat(explain(sent.latest()).en())
        .contains("Hill District Urban Management has it by decision of a duty officer");
  }

  @Test
  void whoGaveItBackOnceTooOftenIsNamedInOrder() {
    CaseRecord again =
        Cases.after(
            Cases.after(Cases.waste(), Cases.HANDLER, Move.RETURN),
            Cases.OFFICER,
            Move.DISPATCH,
            MoveTarget.NONE.withDepartment("hill-urban"));
    CaseRecord settled =
        Cases.after(again, Cases.person("h", "", "hill-urban", ActorRole.HANDLER), Move.RETURN);

    assertThat(explain(settled.latest()).en())
        .contains(
            "it waits for a supervisor to settle whose it is, as River District Urban Management"
                + " and Hill District Urban Management gave it back");
    assertThat(explain(settled.latest()).zh()).contains("江区城管局、山区城管局先后回退，待督查员裁定");
  }

  @Test
  void aCaseThatTheCityWasAskedToTakeSaysSoUntilItHasIt() {
    CaseRecord asked = Cases.after(Cases.waste(), Cases.OFFICER, Move.HAND_UP);
    CaseRecord taken = Cases.after(asked, Cases.CITY_OFFICER, Move.ACCEPT_HAND_UP);
    CaseRecord down = Cases.after(taken, Cases.CITY_OFFICER, Move.HAND_DOWN);

    assertThat(explain(asked.latest()).en()).contains("; the district asked the city to take it");
    assertThat(explain(taken.latest()).en())
        .contains("River District Urban Management has it by responsibility.csv:3")
        .contains("; the city's center moves it instead of the district's")
        .doesNotContain("asked the city");
    assertThat(explain(taken.latest()).zh()).contains("江区城管局负责，由市级中心办理（");
    assertThat(explain(down.latest())).isEqualTo(explain(Cases.waste().latest()));
  }

  @Test
  void anAttachedCaseNamesTheOneWithWhichItEndsAndEnded() {
    CaseRecord merged =
        Cases.after(Cases.waste(), Cases.OFFICER, Move.MERGE, MoveTarget.NONE.withCase("MAIN1"));
    CaseRecord closed = Cases.after(merged, Actor.MERGING, Move.CLOSE_WITH_FIRST);
    CaseRecord split = Cases.after(merged, Cases.OFFICER, Move.SPLIT);

    assertThat(explain(merged.latest()).en())
        .contains("; it is attached to case MAIN1 and ends with it");
    assertThat(explain(merged.latest()).zh()).contains("，已并入案件MAIN1");
    assertThat(explain(closed.latest()).en())
        .contains("River District Urban Management had it by")
        .contains("; it was closed with case MAIN1");
    assertThat(explain(split.latest()).en())
        .doesNotContain("MAIN1")
        .contains("after a duty officer took it out of the case it was merged into");
  }

  @Test
  void aRejectedReportAndOneThatWasDoneAwayWithSayHowTheyEnded() {
    CaseRecord rejected = Cases.after(Cases.reportedWaste(), Cases.OFFICER, Move.REJECT);
    CaseRecord cleared =
        Cases.after(
            Cases.reportedWaste(),
            Cases.WORKER,
            Move.HANDLE_ON_THE_SPOT,
            MoveTarget.NONE.withStandard("E0101-1"));

    assertThat(explain(rejected.latest()).en()).contains("; it was not filed");
    assertThat(explain(rejected.latest()).zh()).contains("不予立案");
    assertThat(explain(cleared.latest()).en())
        .contains("; the grid worker who reported it did away with it on the spot");
  }

  @Test
  void aMoveThatGivesItToNobodyElseChangesNothingButWhatItSays() {
    CaseRecord sent =
        Cases.after(
            Cases.waste(),
            Cases.SUPERVISOR,
            Move.REDISPATCH,
            MoveTarget.NONE.withDepartment("hill-urban"));
    CaseRecord urged = Cases.after(sent, Cases.OFFICER, Move.URGE);

    assertThat(explain(sent.latest()).en()).contains("by decision of a supervisor");
    assertThat(explain(sent.latest()).zh()).contains("经督查员改派由山区城管局负责");
    assertThat(explain(urged.latest())).isEqualTo(explain(sent.latest()));
  }

  private static Names with(
      CaseEvent event, String department, String rule, @Nullable DeskReason reason) {
    return explain(
        new CaseEvent(
            event.caseId(),
            event.version(),
            event.state(),
            event.at(),
            event.report(),
            event.placements(),
            event.area(),
            event.areaPath(),
            event.cell(),
            department,
            rule,
            reason,
            event.candidates(),
            event.versions(),
            event.step(),
            event.facts()));
  }
}
