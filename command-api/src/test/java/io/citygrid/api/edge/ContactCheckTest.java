package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.testville.Testville;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactCheckTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-02T00:20:00Z");
  private static final Principal HOTLINE =
      new Principal("pbx", Set.of(Role.DEVICE), Set.of(), "", Set.of("hotline/*"));
  private static final Principal OPERATOR =
      new Principal("li", Set.of(Role.OPERATOR), Set.of("*"), "", Set.of());

  private static final String WHOLE =
      """
      {"contactId":"hotline/17","channel":"CALL","arrivedAt":"2026-03-02T08:15:00.1234567+08:00",
       "answeredAt":"2026-03-02T08:15:09+08:00","endedAt":"2026-03-02T08:17:00+08:00",
       "area":"990101001","answeredBy":"li","caseId":"%s"}"""
          .formatted(CaseIds.of("li", "k"));

  private static Contact check(Principal sender, String body) throws JsonProcessingException {
    return new ContactCheck(Testville.city(), sender, NOW)
        .check((ObjectNode) MAPPER.readTree(body));
  }

  private static List<String> refused(Principal sender, String body) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> check(sender, body));
    return refused.problem().errors().stream().map(FieldError::field).toList();
  }

  @Test
  void takesWhatTheTelephonySystemTells() throws Exception {
    assertThat(check(HOTLINE, WHOLE))
        .isEqualTo(
            new Contact(
                "hotline/17",
                ContactChannel.CALL,
                Instant.parse("2026-03-02T00:15:00.123Z"),
                Instant.parse("2026-03-02T00:15:09Z"),
                Instant.parse("2026-03-02T00:17:00Z"),
                List.of("990100", "990101", "990101001"),
                "li",
                CaseIds.of("li", "k"),
                NOW,
                Testville.city().version().city()));
  }

  @Test
  void aCallThatRingsIsEnough() throws Exception {
    Contact ringing =
        check(
            HOTLINE,
            """
            {"contactId":"hotline/17","channel":"CALL","arrivedAt":"2026-03-02T08:15:00+08:00",
             "answeredAt":null}""");

    assertThat(ringing.answeredAt()).isNull();
    assertThat(ringing.areaPath()).isEmpty();
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThat(refused(HOTLINE, "{}"))
        .containsExactlyInAnyOrder("contactId", "channel", "arrivedAt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel | \"FAX\"",
        "arrivedAt | \"2026-03-02T08:15:00\"",
        "arrivedAt | \"2019-01-01T00:00:00Z\"",
        "arrivedAt | \"2026-03-02T00:25:01Z\"",
        "answeredAt | \"2026-03-02T08:14:59+08:00\"",
        "answeredAt | \"2026-03-02T00:25:01Z\"",
        "endedAt | \"2026-03-02T08:15:08+08:00\"",
        "endedAt | \"2026-03-02T00:25:01Z\"",
        "area | \"990199\"",
        "answeredBy | 7",
        "caseId | \"42\"",
        "caseId | \"ILOU000000000000\"",
        "callerNumber | \"13800000000\""
      })
  void whatIsWrongIsNamed(String field, String value) throws Exception {
    ObjectNode body = (ObjectNode) MAPPER.readTree(WHOLE);
    body.set(field, MAPPER.readTree(value));

    assertThat(refused(HOTLINE, body.toString())).contains(field);
  }

  @ParameterizedTest
  @CsvSource({"contactId, 193", "answeredBy, 65"})
  void longTextsAreRefused(String field, int length) throws Exception {
    ObjectNode body = (ObjectNode) MAPPER.readTree(WHOLE);
    body.put(field, "hotline/" + "x".repeat(length));

    assertThat(refused(HOTLINE, body.toString())).containsExactly(field);
  }

  /** The record itself holds that too, whoever writes to Kafka. */
  @Test
  void whoAnsweredGoesWithAnAnswer() throws Exception {
    ObjectNode body = (ObjectNode) MAPPER.readTree(WHOLE);
    body.remove("answeredAt");

    assertThat(refused(HOTLINE, body.toString())).containsExactly("answeredBy");
  }

  @Test
  void aTokenTellsOnlyOfItsOwnSystem() {
    assertThatThrownBy(() -> check(HOTLINE, WHOLE.replace("hotline/17", "chat/17")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(403));
  }

  @Test
  void anOperatorOfADistrictTellsOfNone() {
    Principal district = new Principal("li", Set.of(Role.OPERATOR), Set.of("990101"), "", Set.of());
    assertThatThrownBy(() -> check(district, WHOLE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(403));
  }

  @Test
  void anOperatorOfTheWholeCityTellsOfAnyContactAndAnswersOnlyForHerself() throws Exception {
    assertThat(check(OPERATOR, WHOLE).answeredBy()).isEqualTo("li");
    assertThat(refused(OPERATOR, WHOLE.replace("\"li\"", "\"wang\"")))
        .containsExactly("answeredBy");
  }
}
