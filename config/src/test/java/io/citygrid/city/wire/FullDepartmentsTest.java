package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stamp of who was full, as strangers may write it. */
class FullDepartmentsTest {
  private static Report decoded(String stamp) throws WireException {
    String json = new String(Codecs.REPORT.encode(TestvilleMessages.WASTE), StandardCharsets.UTF_8);
    String stamped = json.replace("\"fullDepartments\":null", stamp);
    return Codecs.REPORT.decode(stamped.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWriterThatDoesNotKnowTheFieldIsUnderstood() throws Exception {
    assertThat(decoded("\"externalField\":1").full()).isEmpty();
    assertThat(decoded("\"fullDepartments\":[]").full()).isEmpty();
    assertThat(decoded("\"fullDepartments\":[\"a\",\"a\",\"b\"]").full())
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatIsNoListOfIdsIsRefusedAtItsField() {
    for (String wrong : List.of("\"river\"", "7", "[\" \"]", "[\"a\\u0000\"]", "[null]")) {
      assertThatThrownBy(() -> decoded("\"fullDepartments\":" + wrong))
          .as(wrong)
          .isInstanceOf(WireException.class)
          .satisfies(
              refused ->
                  assertThat(((WireException) refused).field()).startsWith("fullDepartments"));
    }
    String many = String.join(",", Collections.nCopies(1_001, "\"a\""));
    assertThatThrownBy(() -> decoded("\"fullDepartments\":[" + many + "]"))
        .hasMessageContaining("at most 1000");
  }
}
