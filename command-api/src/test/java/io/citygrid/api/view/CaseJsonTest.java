package io.citygrid.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.casework.worklist.ClockReader;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseJsonTest {
  private static final CaseEvent EVENT = TestvilleMessages.UNDER_CHECK;

  private static JsonObject read(Role role, String id) {
    String json = new String(Codecs.CASE_VIEW.encode(CaseView.of(EVENT)), StandardCharsets.UTF_8);
    ViewItem item =
        new ViewItem(
            ViewKind.CASE, EVENT.caseId(), EVENT.version(), EVENT.at().toEpochMilli(), json);
    Principal viewer = new Principal(id, Set.of(role), Set.of("*"), "", Set.of());
    return CaseJson.of(
        item, viewer, Testville.city(), new ClockReader(Testville.city()), EVENT.at());
  }

  @Test
  void saysWhyTheCaseIsWhereItIs() {
    JsonObject explanation = read(Role.OPERATOR, "lin").getJsonObject("explanation");
    assertThat(explanation.getString("zh")).contains(EVENT.rule()).endsWith("。");
    assertThat(explanation.getString("en")).contains(EVENT.rule()).endsWith(".");
  }

  @Test
  void citizensDoNotReadWhoWorksOnIt() {
    String handler = EVENT.current().handler();
    assertThat(read(Role.OPERATOR, "lin").getJsonObject("facts").getString("handler"))
        .isEqualTo(handler);
    assertThat(read(Role.CITIZEN, "zhou").getJsonObject("facts").getString("handler"))
        .isEqualTo(handler.charAt(0) + "**");
    assertThat(read(Role.CITIZEN, handler).getJsonObject("facts").getString("handler"))
        .isEqualTo(handler);
  }
}
