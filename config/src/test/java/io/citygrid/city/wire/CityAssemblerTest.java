package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.testville.Testville;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CityAssemblerTest {
  @Test
  void putsTogetherWhatTheCutterCut() throws Exception {
    CityParts parts =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "mayor");
    var assembler = new CityAssembler();
    List<AssembledCity> complete = List.of();
    for (CityMessage message : parts.messages()) {
      assertThat(complete).isEmpty();
      complete = assembler.accept(message.key(), message.value());
    }
    assertThat(complete).hasSize(1);
    assertThat(complete.get(0).manifest()).isEqualTo(parts.manifest());
    assertThat(complete.get(0).files().contents().keySet())
        .isEqualTo(Testville.files().contents().keySet());
  }
}
