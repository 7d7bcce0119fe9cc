package io.citygrid.casework.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.city.City;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanStartTest {
  private static final City CITY =
      Tasks.city(
          """
          plans:
            - id: storm
              names: {zh: 暴雨, en: Storm}
              kind: EMERGENCY
              tasks:
                - id: pumps
                  names: {zh: 排水, en: Pumps}
                  scope: {zh: 全市, en: everywhere}
                  function: water
                  limit: {amount: 2, unit: EMERGENCY_HOURS}
                  steps: [{names: {en: Start}}, {names: {en: Ask the market}, function: market-supervision, weight: 3}]
                - id: people
                  names: {zh: 群众, en: People}
                  scope: {zh: 各区, en: each district}
                  function: water
                  per: DISTRICT
                  limit: {amount: 1, unit: WORKING_DAYS}
                  steps: [{names: {en: Warn}}]
          """);

  private static List<OfficeCommand> start(String area, String key, Actor actor) {
    return new PlanStart(
            CITY.office().findPlan("storm").orElseThrow(),
            area,
            key,
            "warning:w",
            actor,
            Tasks.MORNING)
        .commands(CITY);
  }

  @Test
  void makesOneTaskForEachPlaceOfItsLevel() {
    List<OfficeCommand> commands = start("990100", "w-1", Tasks.CENTER);
    assertThat(commands)
        .extracting(command -> command.brief().area())
        .containsExactly("990100", "990101", "990102", "990103");
    assertThat(commands.get(0).brief().steps())
        .extracting(OfficeStep::department, OfficeStep::weight)
        .containsExactly(tuple("water", 1), tuple("market", 3));
    assertThat(commands).extracting(OfficeCommand::taskId).doesNotHaveDuplicates();
    assertThat(commands).allMatch(command -> command.brief().plan().equals("storm"));
  }

  @Test
  void startedInADistrictItIsForThatDistrictAlone() {
    assertThat(start("990102", "w-1", Tasks.CENTER))
        .extracting(command -> command.brief().area())
        .containsExactly("990102", "990102");
  }

  @Test
  void theSameKeyMakesTheSameTasksWhoeverStartsIt() {
    List<OfficeCommand> first = start("990100", "w-1", Tasks.CENTER);
    List<OfficeCommand> again = start("990100", "w-1", Tasks.OTHER_CENTER);
    assertThat(again)
        .extracting(OfficeCommand::commandId)
        .isEqualTo(first.stream().map(OfficeCommand::commandId).toList());
    OfficeRecord record =
        ((OfficeDecision.Moved) OfficeLife.step(null, first.get(1), OfficeGrounds.of(CITY)))
            .after();
    assertThat(OfficeLife.step(record, again.get(1), OfficeGrounds.of(CITY)))
        .isInstanceOf(OfficeDecision.Repeated.class);
    assertThat(start("990100", "w-2", Tasks.CENTER))
        .extracting(OfficeCommand::taskId)
        .doesNotContainAnyElementsOf(first.stream().map(OfficeCommand::taskId).toList());
  }
}
