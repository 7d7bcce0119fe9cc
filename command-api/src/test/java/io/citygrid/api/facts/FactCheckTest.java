package io.citygrid.api.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citygrid.api.desk.Actors;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.FactAction;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Principal WORKER =
      new Principal("worker-7", Set.of(Role.GRID_WORKER), Set.of("990101"), "", Set.of());
  private static final FactCheck CHECK =
      new FactCheck(WORKER, Actors.of(WORKER).orElseThrow(), NOW, 4);
  private static final String SHOP =
      """
      {"kind":"BUSINESS","position":{"lon":118.025,"lat":31.075},
       "content":{"name":"面馆","address":"北街 5 号","creditCode":"91350100M000100Y43","persons":3}}""";

  private static FactEdit recorded(String body) {
    return CHECK.checkNew(JsonText.object(body.getBytes(StandardCharsets.UTF_8)), "key-1");
  }

  private static FactEdit changed(String body) {
    return CHECK.checkChange(
        JsonText.object(body.getBytes(StandardCharsets.UTF_8)), "F1", FactKind.BUSINESS, "key-1");
  }

  private static String refusal(Runnable check) {
    return catchThrowableOfType(ProblemException.class, check::run).problem().errors().stream()
        .map(FieldError::toString)
        .toList()
        .toString();
  }

  @Test
  void aNewFactIsMadeOfWhatWasSent() {
    FactEdit edit = recorded(SHOP);

    assertThat(edit.action()).isEqualTo(FactAction.RECORD);
    assertThat(edit.expectedVersion()).isZero();
    assertThat(edit.kind()).isEqualTo(FactKind.BUSINESS);
    assertThat(edit.at()).isEqualTo(NOW);
    assertThat(edit.cityVersion()).isEqualTo(4);
    assertThat(edit.content())
        .isEqualTo(new FactContent("面馆", "", "北街 5 号", "91350100M000100Y43", "", 3, ""));
  }

  @Test
  void theSameKeyNamesTheSameFactAndEdit() {
    assertThat(recorded(SHOP).factId()).isEqualTo(recorded(SHOP).factId());
    assertThat(recorded(SHOP).editId()).isEqualTo(recorded(SHOP).editId());
    assertThat(FactCheck.newFactId(WORKER, "key-2")).isNotEqualTo(recorded(SHOP).factId());
  }

  @Test
  void aVisitThatFoundNothingNewCarriesNothing() {
    FactEdit edit = changed("{\"action\":\"VERIFY\",\"expectedVersion\":3}");

    assertThat(edit.expectedVersion()).isEqualTo(3);
    assertThat(edit.content()).isNull();
    assertThat(edit.position()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | kind",
        "{} | content",
        "{\"kind\":\"SHIP\"} | must be one of",
        "{\"phone\":1} | is not known here",
      })
  void refusesWhatIsMissingOrUnknownByItsField(String body, String said) {
    assertThat(refusal(() -> recorded(body))).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M000100Y43 | M000100Y44 | content.creditCode",
        "118.025 | 218.025 | lon",
        "\"persons\":3 | \"persons\":3.5 | content.persons",
        "北街 5 号 | | content.address",
      })
  void refusesWhatIsWrongInsideByItsField(String right, String wrong, String field) {
    String body = SHOP.replace(right, wrong == null ? "" : wrong);
    assertThat(refusal(() -> recorded(body))).contains(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"action\":\"RECORD\",\"expectedVersion\":1} | must be AMEND, VERIFY or END",
        "{\"action\":\"VERIFY\"} | expectedVersion",
        "{\"action\":\"VERIFY\",\"expectedVersion\":0} | must be the version",
      })
  void refusesAChangeThatNamesNoActionOrVersion(String body, String said) {
    assertThat(refusal(() -> changed(body))).contains(said);
  }
}
