package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a report can be wrong is refused with its field. */
class ReportCheckTest {
  private static final City CITY = Testville.city();
  private static final Instant NOW = Instant.parse("2026-03-02T00:15:00Z");
  private static final Principal WORKER =
      new Principal("worker-7", Set.of(Role.GRID_WORKER), Set.of("990101"), "", Set.of());

  private static Report check(String json) {
    return check(json, "photo-1");
  }

  private static Report check(String json, String key) {
    return new ReportCheck(CITY, WORKER, NOW)
        .check(JsonText.object(json.getBytes(StandardCharsets.UTF_8)), key);
  }

  @Test
  void makesAReportOfTheLeastThatIsNeeded() {
    Report report = check("{\"category\":\"E0101\"}");

    assertThat(report.caseId()).isEqualTo(CaseIds.of("worker-7", "photo-1"));
    assertThat(report.source()).isEqualTo(ReportSource.GRID_WORKER);
    assertThat(report.position()).isNull();
    assertThat(report.reportedAt()).isEqualTo(NOW);
    assertThat(report.cityVersion()).isEqualTo(1);
  }

  @Test
  void onlyAnImportingProgramStatesALimit() {
    byte[] body =
        "{\"category\":\"E0101\",\"dueAt\":\"2026-03-03T00:00:00Z\"}"
            .getBytes(StandardCharsets.UTF_8);
    Principal importer =
        new Principal("import", Set.of(Role.OPERATOR, Role.IMPORTER), Set.of("*"), "", Set.of());

    assertThat(new ReportCheck(CITY, importer, NOW).check(JsonText.object(body), "1").dueAt())
        .isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> new ReportCheck(CITY, WORKER, NOW).check(JsonText.object(body), "1"));
    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly("dueAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\u00e9 \u8def", "cafe\u0301 \u8def"})
  void theSameWordsInEveryNormalFormAreTheSameReport(String description) {
    assertThat(
            check("{\"category\":\"E0101\",\"description\":\"" + description + "\"}").description())
        .isEqualTo("caf\u00e9 \u8def");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|category",
        "{\"category\":7}|category",
        "{\"category\":null}|category",
        "{\"category\":\"E9999\"}|category",
        "{\"category\":\"E0101\",\"categry\":\"x\"}|categry",
        "{\"category\":\"E0101\",\"description\":[]}|description",
        "{\"category\":\"E0101\",\"description\":\"\\ud800\"}|description",
        "{\"category\":\"E0101\",\"position\":\"118,31\"}|position",
        "{\"category\":\"E0101\",\"position\":{\"lon\":118.02}}|position.lat",
        "{\"category\":\"E0101\",\"position\":{\"lon\":\"118\",\"lat\":31}}|position.lon",
        "{\"category\":\"E0101\",\"position\":{\"lon\":NaN,\"lat\":31}}|position.lon",
        "{\"category\":\"E0101\",\"position\":{\"lon\":1e999,\"lat\":31}}|position.lon",
        "{\"category\":\"E0101\",\"position\":{\"lon\":181,\"lat\":31}}|position.lon",
        "{\"category\":\"E0101\",\"position\":{\"lon\":118,\"lat\":-90.1}}|position.lat",
        "{\"category\":\"E0101\",\"position\":{\"lon\":31.05,\"lat\":118.05}}|position.lon",
        "{\"category\":\"E0101\",\"position\":{\"lon\":118,\"lat\":31,\"accuracyMeters\":-1}}|position.accuracyMeters",
        "{\"category\":\"E0101\",\"reportedAt\":\"1970-01-01T00:00:00Z\"}|reportedAt",
        "{\"category\":\"E0101\",\"reportedAt\":\"2099-01-01T00:00:00Z\"}|reportedAt",
        "{\"category\":\"E0101\",\"reportedAt\":\"2026-03-02 08:15\"}|reportedAt",
        "{\"category\":\"E0101\",\"reportedAt\":1772410500}|reportedAt",
        "{\"category\":\"E0101\",\"source\":\"RUMOUR\"}|source",
        "{\"category\":\"E0101\",\"source\":\"LEADER\"}|source",
        "{\"category\":\"E0101\",\"externalId\":\"a\\u0000b\"}|externalId"
      })
  void namesTheFieldThatIsWrong(String json, String field) {
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> check(json));

    assertThat(refused).as(json).isNotNull();
    assertThat(refused.problem().status()).isEqualTo(400);
    assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
  }

  @Test
  void namesAllFieldsThatAreWrongAtOnce() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> check("{\"category\":1,\"reportedAt\":\"x\",\"position\":{\"lon\":true}}"));

    assertThat(refused.problem().errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("category", "reportedAt", "position.lon", "position.lat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\tb"})
  void refusesAKeyThatIsNoKey(String key) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> check("{\"category\":\"E0101\"}", key));

    assertThat(refused.problem().errors())
        .extracting(FieldError::field)
        .containsExactly("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"category\":\"E0101\"",
        "{\"a\":1}{\"b\":2}",
        "{\"category\":\"E0101\",\"category\":\"E0102\"}",
        "category=E0101"
      })
  void refusesWhatIsNotOneJsonObject(String body) {
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> check(body));

    assertThat(refused.problem().kind()).isEqualTo("malformed-body");
  }
}
