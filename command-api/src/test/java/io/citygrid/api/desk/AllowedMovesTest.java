package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.life.LifeRules;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedMovesTest {
  private static final LifeRules RULES = LifeRules.of(Testville.city().casework());

  private static final CaseView DISPATCHED = CaseView.of(TestvilleMessages.DISPATCHED);

  private static List<String> moves(String department) {
    Actor handler = new Actor("lin", List.of(ActorRole.HANDLER), List.of(), department);
    JsonObject json = AllowedMoves.of(DISPATCHED, handler, TestvilleMessages.MONDAY_MORNING, RULES);
    assertThat(json.getInteger("version")).isEqualTo(1);
    return json.getJsonArray("moves").stream()
        .map(move -> ((JsonObject) move).getString("move"))
        .toList();
  }

  @Test
  void theDepartmentThatHasACaseMayAcceptItOrGiveItBack() {
    assertThat(moves("river-urban")).contains("ACCEPT", "RETURN").doesNotContain("CLOSE");
  }

  @Test
  void anotherDepartmentMayNot() {
    assertThat(moves("hill-urban")).doesNotContain("ACCEPT", "RETURN");
  }

  @Test
  void aMoveSaysWhatItNeeds() {
    Actor handler = new Actor("lin", List.of(ActorRole.HANDLER), List.of(), "river-urban");
    JsonObject json = AllowedMoves.of(DISPATCHED, handler, TestvilleMessages.MONDAY_MORNING, RULES);
    assertThat(json.getJsonArray("moves").stream().map(JsonObject.class::cast))
        .filteredOn(move -> move.getString("move").equals("RETURN"))
        .allSatisfy(move -> assertThat(move.getJsonArray("needs").getList()).contains("reason"))
        .hasSize(1);
  }
}
