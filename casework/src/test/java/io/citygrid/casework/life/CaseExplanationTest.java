package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Filing;
import io.citygrid.city.Names;
import io.citygrid.city.ReportSource;
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
