package io.citygrid.standalone.story;

import static io.citygrid.city.event.CaseState.DISPATCHED;
import static io.citygrid.city.event.CaseState.ON_MANUAL_DESK;
import static io.citygrid.city.event.CaseState.RETURNED;
import static io.citygrid.city.event.CaseState.WITH_SUPERVISOR;
import static io.citygrid.standalone.story.Town.at;
import static io.citygrid.standalone.story.Wishes.department;
import static io.citygrid.standalone.story.Wishes.dispatch;
import static io.citygrid.standalone.story.Wishes.move;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.testville.Testville;
import io.citygrid.standalone.story.Town.Matter;
import io.citygrid.standalone.story.Town.Person;
import io.vertx.core.json.JsonObject;

/**
 * The day of a dispute that no department wants.
 *
 * @param hotline takes the leader's instruction down
 * @param dispatcher asks, and sends it from one to the other
 * @param street gives an opinion, then gives it back
 * @param handler gives it back, too
 * @param supervisor decides
 */
record DisputeDay(
    Person hotline, Person dispatcher, Person street, Person handler, Person supervisor) {
  private static final String DISPUTE = "E0401";

  void passes() {
    Matter dispute =
        hotline.reports(
            new JsonObject()
                .put("category", DISPUTE)
                .put("source", "LEADER")
                .put("position", at(Testville.NORTH_STREET)));
    assertThat(dispatcher.state(dispute)).isEqualTo(ON_MANUAL_DESK);
    assertThat(dispatcher.sees(dispute).getJsonArray("candidates")).hasSize(2);
    dispatcher.does(
        move("ASK_OPINION").put("reason", "is it yours?").put("target", department("north-street")),
        dispute,
        ON_MANUAL_DESK);
    assertThat(street.lists(ON_MANUAL_DESK)).contains(dispute.id());
    street.does(move("GIVE_OPINION").put("reason", "it may be ours"), dispute, ON_MANUAL_DESK);
    dispatcher.does(dispatch("north-street"), dispute, DISPATCHED);
    street.does(move("RETURN").put("reason", "not ours after all"), dispute, RETURNED);
    dispatcher.does(dispatch("river-urban"), dispute, DISPATCHED);
    handler.does(move("RETURN").put("reason", "nor ours"), dispute, WITH_SUPERVISOR);
    assertThat(dispatcher.isRefused(dispatch("river-urban"), dispute)).contains("REMARK");
    supervisor.does(dispatch("river-urban"), dispute, DISPATCHED);
    assertThat(handler.mayDo(dispute)).contains("ACCEPT").doesNotContain("RETURN");
    assertThat(handler.isRefused(move("RETURN").put("reason", "still not ours"), dispute))
        .contains("ACCEPT");
  }
}
