package io.citygrid.standalone.story;

import static io.citygrid.city.event.CaseState.ACCEPTED;
import static io.citygrid.city.event.CaseState.CHECKED;
import static io.citygrid.city.event.CaseState.CLOSED;
import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.HANDLED;
import static io.citygrid.city.event.CaseState.IN_PROGRESS;
import static io.citygrid.city.event.CaseState.ON_MANUAL_DESK;
import static io.citygrid.city.event.CaseState.REPORTED;
import static io.citygrid.city.event.CaseState.UNDER_CHECK;
import static io.citygrid.standalone.story.Town.at;
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
 * The day of a call to the hotline, from a place that the caller could not name to the call back.
 *
 * @param hotline takes the call, finds the place, and calls back
 * @param handler sees to it, twice
 * @param gridWorker looks whether it is done
 * @param officer has it checked
 */
record HotlineDay(Person hotline, Person handler, Person gridWorker, Person officer) {
  private static final String WASTE = "E0101";

  void passes() {
    Matter lost =
        hotline.reports(
            new JsonObject()
                .put("category", WASTE)
                .put("source", "HOTLINE")
                .put("description", "rubbish behind the market"));
    assertThat(hotline.state(lost)).isEqualTo(REPORTED);
    hotline.does(move("FILE").put("target", standard(WASTE)), lost, ON_MANUAL_DESK);
    assertThat(hotline.sees(lost).getString("deskReason")).isEqualTo("NO_LOCATION");
    hotline.does(
        move("CORRECT_POSITION")
            .put("reason", "the caller sent a map")
            .put("position", at(Testville.NORTH_STREET)),
        lost,
        DISPATCHED);
    assertThat(hotline.sees(lost).getString("department")).isEqualTo("river-urban");
    isSeenTo(lost);
    assertThat(hotline.hasToDo("CALL_BACK")).contains(lost.id());
    hotline.does(
        said("NOT_SATISFIED").put("reason", "the caller says it lies there again"), lost, CLOSED);
    hotline.seesComeTo(DISPATCHED, lost);
    assertThat(hotline.hasToDo("CALL_BACK")).doesNotContain(lost.id());
    isSeenTo(lost);
    hotline.does(said("SATISFIED"), lost, CLOSED);
    assertThat(hotline.hasToDo("CALL_BACK")).doesNotContain(lost.id());
    assertThat(hotline.sees(lost).getJsonObject("facts").getInteger("reopenings")).isEqualTo(1);
  }

  private void isSeenTo(Matter matter) {
    handler.does(move("ACCEPT"), matter, ACCEPTED);
    handler.does(move("START"), matter, IN_PROGRESS);
    handler.does(handIn(), matter, HANDLED);
    officer.does(move("REQUEST_CHECK"), matter, UNDER_CHECK);
    gridWorker.does(onTheSpot("PASS_CHECK", Testville.NORTH_STREET), matter, CHECKED);
    officer.does(move("CLOSE").put("target", standard(WASTE)), matter, CLOSED);
  }

  private static JsonObject said(String rating) {
    return move("CALL_BACK").put("target", new JsonObject().put("rating", rating));
  }
}
