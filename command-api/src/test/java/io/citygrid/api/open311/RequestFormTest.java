package io.citygrid.api.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.edge.ReportCheck;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFormTest {
  private static final Instant NOW = TestvilleMessages.MONDAY_MORNING;
  private static final String WASTE =
      "api_key=secret&service_code=E0101&lat=31.075&long=118.025&first_name=Li&email=li%40x.cn"
          + "&description=%E5%9E%83%E5%9C%BE+beside+the+gate&media_url=https%3A%2F%2Fx.cn%2F1.jpg";

  private static RequestForm form(String text) {
    return RequestForm.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFormIsAReportLikeAnyOtherWithoutWhoSentIt() {
    Principal app = new Principal("app-1", Set.of(Role.DEVICE), Set.of(), "", Set.of("open311"));
    RequestForm form = form(WASTE);

    Report report =
        new ReportCheck(Testville.city(), app, NOW).check(form.report(), form.idempotencyKey(NOW));
    assertThat(report.reporter()).isEqualTo("app-1");
    assertThat(report.source()).isEqualTo(ReportSource.CITIZEN);
    assertThat(report.category()).isEqualTo("E0101");
    assertThat(report.description()).isEqualTo("垃圾 beside the gate\nhttps://x.cn/1.jpg");
    assertThat(report.position()).isNotNull();
    assertThat(report.toString()).doesNotContain("Li,", "li@x.cn", "secret");
  }

  @Test
  void anAddressAloneHasNoPosition() {
    ObjectNode report = form("service_code=E0101&address_string=1+North+Street").report();

    assertThat(report.has("position")).isFalse();
    assertThat(report.get("description").textValue()).isEqualTo("1 North Street");
  }

  @ParameterizedTest
  @CsvSource({
    "'lat=31&long=118', service_code",
    "'service_code=E0101', lat",
    "'service_code=E0101&lat=31', long",
    "'service_code=E0101&lat=north&long=118', lat",
    "'service_code=&lat=31&long=118', service_code"
  })
  void whatIsMissingOrWrongIsNamedAsTheSenderKnowsIt(String text, String field) {
    assertThatThrownBy(() -> form(text).report())
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().errors())
                    .extracting(FieldError::field)
                    .containsExactly(field));
  }

  @Test
  void whatIsNoFormIsRefused() {
    assertThatThrownBy(() -> form("description=%zz")).isInstanceOf(ProblemException.class);
  }

  @Test
  void theSameFormOnTheSameDayIsTheSameRequest() {
    String key = form(WASTE).idempotencyKey(NOW);

    assertThat(form(WASTE.replace("secret", "other")).idempotencyKey(NOW.plusSeconds(60)))
        .isEqualTo(key);
    for (String other :
        List.of(WASTE.replace("gate", "door"), WASTE.replace("31.075", "31.076"), "a=b")) {
      assertThat(form(other).idempotencyKey(NOW)).isNotEqualTo(key);
    }
    assertThat(form(WASTE).idempotencyKey(NOW.plusSeconds(86_400))).isNotEqualTo(key);
    // The border between two fields counts.
    assertThat(form("a=bc&d=").idempotencyKey(NOW))
        .isNotEqualTo(form("a=b&cd=").idempotencyKey(NOW));
  }
}
