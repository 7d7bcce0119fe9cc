package io.citygrid.api.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.testville.TestvilleFactMessages;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactMaskTest {
  private static JsonObject shop() {
    return new JsonObject(Buffer.buffer(Codecs.FACT_CHANGE.encode(TestvilleFactMessages.SHOP)));
  }

  private static FactMask maskFor(Role role) {
    return new FactMask(new Principal("someone", Set.of(role), Set.of("*"), "", Set.of()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"GRID_WORKER", "SUPERVISOR"})
  void whoKeepsFactsReadsNames(Role role) {
    assertThat(maskFor(role).hides()).isFalse();
    assertThat(maskFor(role).apply(shop())).isEqualTo(shop());
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"GRID_WORKER", "SUPERVISOR"})
  void nobodyElseReadsANameNeitherOfNowNorOfTheHistory(Role role) {
    String shown = maskFor(role).apply(shop()).encode();

    assertThat(maskFor(role).hides()).isTrue();
    assertThat(shown).contains("李**").contains("王**").doesNotContain("李华").doesNotContain("王小明");
  }

  @Test
  void whatIsNoNameStays() {
    JsonObject content = maskFor(Role.OPERATOR).apply(shop()).getJsonObject("content");

    assertThat(content.getString("name")).isEqualTo("北街面馆");
    assertThat(content.getString("creditCode")).isEqualTo("91350100M000100Y43");
  }
}
