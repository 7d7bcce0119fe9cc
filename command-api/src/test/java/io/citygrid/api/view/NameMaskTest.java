package io.citygrid.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameMaskTest {
  private static final CaseView CASE = CaseView.of(TestvilleMessages.UNDER_CHECK);
  private static final ViewItem ITEM =
      new ViewItem(
          ViewKind.CASE,
          CASE.id(),
          CASE.version(),
          0,
          new String(Codecs.CASE_VIEW.encode(CASE), StandardCharsets.UTF_8));

  @Test
  void citizensReadOnlyTheBeginningOfTheNamesOfThoseWhoWorkOnTheCase() {
    JsonObject seen = seenBy(new Principal("li", Set.of(Role.CITIZEN), Set.of(), "", Set.of()));

    assertThat(seen.getJsonObject("facts").getString("handler")).isEqualTo("h**");
    assertThat(seen.getJsonObject("facts").getString("pendingBy")).isEqualTo("h**");
    assertThat(seen.encode()).doesNotContain("handler-3", "supervisor-1");
  }

  @Test
  void everybodyReadsTheOwnName() {
    JsonObject seen =
        seenBy(new Principal("handler-3", Set.of(Role.CITIZEN), Set.of(), "", Set.of()));

    assertThat(seen.getJsonObject("facts").getString("handler")).isEqualTo("handler-3");
  }

  @Test
  void thoseWhoWorkWithCasesReadThemAsTheyAre() {
    Principal handler = new Principal("h", Set.of(Role.HANDLER), Set.of(), "d", Set.of());

    assertThat(new NameMask(handler).apply(ITEM)).isSameAs(ITEM);
  }

  private static JsonObject seenBy(Principal viewer) {
    return new JsonObject(new NameMask(viewer).apply(ITEM).json());
  }
}
