package io.citygrid.standalone.story;

import static io.citygrid.city.event.CaseState.ACCEPTED;
import static io.citygrid.city.event.CaseState.CHECKED;
import static io.citygrid.city.event.CaseState.CLOSED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.HANDLED;
import static io.citygrid.city.event.CaseState.IN_PROGRESS;
import static io.citygrid.city.event.CaseState.UNDER_CHECK;
import static io.citygrid.standalone.story.Wishes.carriedOver;
import static io.citygrid.standalone.story.Wishes.handIn;
import static io.citygrid.standalone.story.Wishes.move;
import static io.citygrid.standalone.story.Wishes.onTheSpot;
import static io.citygrid.standalone.story.Wishes.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.testville.Testville;
import io.citygrid.standalone.story.Town.Matter;
import io.citygrid.standalone.story.Town.Person;
import io.vertx.core.json.JsonObject;

/**
 * The day of a case that came with a limit long over, and of the appeal against its overdue mark.
 *
 * @param program carries it over from another system
 * @param city supervises for the whole city
 * @param supervisor of the district; reviews the appeal second
 * @param handler sees to it and appeals
 * @param gridWorker looks whether it is done
 * @param officer has it checked; reviews the appeal first
 */
record LateDay(
    Person program,
    Person city,
    Person supervisor,
    Person handler,
    Person gridWorker,
    Person officer) {
  private static final String WASTE = "E0101";

  void passes() {
    Matter late = program.reports(carriedOver(WASTE, Testville.SOUTH_STREET));
    // What its clocks reached meanwhile is told before whatever is done today.
    supervisor.does(move("URGE").put("reason", "it is far too late"), late, DISPATCHED);
    assertThat(city.hasToDo("ESCALATED")).contains(late.id());
    assertThat(supervisor.hasToDo("OVERDUE")).contains(late.id());
    assertThat(supervisor.hasToDo("ESCALATED")).doesNotContain(late.id());
    assertThat(supervisor.isRefused(move("TAKE_UP").put("reason", "mine"), late))
        .contains("SUPERVISE");
    city.does(move("TAKE_UP").put("reason", "this cannot wait any longer"), late, DISPATCHED);
    assertThat(city.hasToDo("ESCALATED")).doesNotContain(late.id());
    assertThat(flags(late)).containsExactly("SUPERVISED");

    handler.does(move("ACCEPT"), late, ACCEPTED);
    handler.does(move("START"), late, IN_PROGRESS);
    handler.does(handIn(), late, HANDLED);
    officer.does(move("REQUEST_CHECK"), late, UNDER_CHECK);
    gridWorker.does(onTheSpot("PASS_CHECK", Testville.SOUTH_STREET), late, CHECKED);
    officer.does(move("CLOSE").put("target", standard(WASTE)), late, CLOSED);

    handler.does(move("APPEAL").put("reason", "it was late when it came to us"), late, CLOSED);
    assertThat(officer.hasToDo("APPEAL")).contains(late.id());
    officer.does(move("PASS_APPEAL"), late, CLOSED);
    assertThat(officer.isRefused(move("GRANT_APPEAL"), late)).contains("REMARK");
    supervisor.does(move("GRANT_APPEAL"), late, CLOSED);
    JsonObject facts = city.sees(late).getJsonObject("facts");
    assertThat(facts.getString("appeal")).isEqualTo("GRANTED");
    // Excused, it still shows that it was late.
    assertThat(facts.getJsonArray("limits").encode()).contains("RED");
    assertThat(handler.isRefused(move("APPEAL").put("reason", "once more"), late))
        .contains("REMARK");
  }

  private Iterable<Object> flags(Matter matter) {
    return city.sees(matter).getJsonObject("facts").getJsonArray("flags");
  }
}
