package io.citygrid.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.Visibility;
import io.citygrid.casework.office.OfficeGrounds;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleOfficeMessages;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfficeTaskJsonTest {
  private static final OfficeEvent TASK = TestvilleOfficeMessages.HALF_DONE;
  private static final String TEXT =
      new String(Codecs.OFFICE_EVENT.encode(TASK), StandardCharsets.UTF_8);
  private static final OfficeGrounds GROUNDS = OfficeGrounds.of(Testville.city());
  private static final Actor OWNER =
      new Actor("owner", List.of(ActorRole.HANDLER), List.of(), "river-urban");

  private static OfficeTaskJson at(Instant now, Actor... reader) {
    return new OfficeTaskJson(
        GROUNDS, Optional.ofNullable(reader.length == 0 ? null : reader[0]), now);
  }

  @Test
  void saysWhatTheReaderMayDoAndByWhatTheyBringItOn() {
    JsonObject shown = at(TASK.at(), OWNER).whole(new JsonObject(TEXT));
    assertThat(shown.getJsonArray("waits")).isEqualTo(new JsonArray().add("FINISH_STEP"));
    assertThat(shown.getJsonArray("allowed")).contains("REOPEN_STEP", "SPEND", "ASK_EXTENSION");
    assertThat(shown.getJsonArray("allowed")).doesNotContain("HAND_IN", "CLOSE");
    assertThat(shown.getJsonArray("earlier")).hasSize(2);
    assertThat(at(TASK.at()).whole(new JsonObject(TEXT)).getJsonArray("allowed")).isEmpty();
    assertThat(at(TASK.at(), OWNER).brief(new JsonObject(TEXT)).containsKey("earlier")).isFalse();
  }

  @Test
  void saysOfEachMoveWhatItNeeds() {
    JsonObject told = at(TASK.at(), OWNER).moves(new JsonObject(TEXT));
    assertThat(told.getLong("version")).isEqualTo(TASK.version());
    assertThat(told.getString("state")).isEqualTo("IN_PROGRESS");
    assertThat(told.getJsonArray("moves"))
        .contains(
            new JsonObject()
                .put("move", "FINISH_STEP")
                .put("needs", new JsonArray().add("target.step"))
                .put("to", new JsonArray()),
            new JsonObject()
                .put("move", "SPEND")
                .put("needs", new JsonArray().add("reason").add("target.cents"))
                .put("to", new JsonArray()))
        .noneMatch(row -> ((JsonObject) row).getString("move").equals("CLOSE"));
    assertThat(at(TASK.at()).moves(new JsonObject(TEXT)).getJsonArray("moves")).isEmpty();
  }

  /** Between two moves the light changes by the clock alone. */
  @Test
  void theLightIsThatOfNow() {
    Instant due = TASK.limit().dueAt();
    JsonObject task = new JsonObject(TEXT);
    assertThat(at(TASK.at()).has(task, Light.GREEN)).isTrue();
    assertThat(at(TASK.limit().yellowAt()).has(task, Light.YELLOW)).isTrue();
    assertThat(at(due.minusMillis(1)).has(task, Light.YELLOW)).isTrue();
    assertThat(at(due).has(task, Light.RED)).isTrue();
    assertThat(at(due.plus(Duration.ofDays(9))).whole(task).getString("light")).isEqualTo("RED");
  }

  @Test
  void thoseOfTheAreaSeeItAndDepartmentsThatHaveAPart() {
    assertThat(sees(Role.SUPERVISOR, "990101", "")).isTrue();
    assertThat(sees(Role.SUPERVISOR, "990100", "")).isTrue();
    assertThat(sees(Role.SUPERVISOR, "990102", "")).isFalse();
    assertThat(sees(Role.HANDLER, "", "river-urban")).isTrue();
    assertThat(sees(Role.HANDLER, "", "water")).isTrue();
    assertThat(sees(Role.HANDLER, "", "market")).isFalse();
    assertThat(sees(Role.CITIZEN, "990101", "water")).isFalse();
  }

  private static boolean sees(Role role, String area, String department) {
    Principal reader =
        new Principal(
            "reader", Set.of(role), area.isEmpty() ? Set.of() : Set.of(area), department, Set.of());
    ViewItem item = new ViewItem(ViewKind.OFFICE_TASK, TASK.taskId(), 3, 0, TEXT);
    return Visibility.of(item).to(reader);
  }
}
