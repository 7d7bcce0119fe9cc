package io.citygrid.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.archive.ArchiveIndex;
import io.citygrid.api.archive.RecordedEvent;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Period;
import io.citygrid.casework.evaluation.Score;
import io.citygrid.city.City;
import io.citygrid.city.Indicator;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.wire.Codecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sun patrols North Street, where citizens told of 4 of 12 cases first. Sun reported 10, two of
 * them in the Harbour District, of which one was not filed; 3 of 4 checks in North Street were in
 * time.
 */
class WorkerScoreTest {
  private static final City CITY = Testville.city();
  private static final CaseEvent LIKE = TestvilleMessages.DISPATCHED;
  private static final Instant AT = LIKE.at();
  private static final String HARBOUR = "A-990103";
  private static final String NORTH = "A-990101001";

  @TempDir Path directory;
  private final List<RecordedEvent> record = new ArrayList<>();

  @BeforeEach
  void tell() throws Exception {
    for (int i = 0; i < 12; i++) {
      boolean missed = i < 4;
      add(
          missed ? "citizen" : "sun",
          missed ? ReportSource.CITIZEN : ReportSource.GRID_WORKER,
          NORTH,
          CaseState.DISPATCHED,
          i < 4 ? List.of(check(i == 0)) : List.of());
    }
    add("sun", ReportSource.GRID_WORKER, HARBOUR, CaseState.DISPATCHED, List.of());
    add("sun", ReportSource.GRID_WORKER, HARBOUR, CaseState.REJECTED, List.of());
    for (int i = 0; i < 12; i++) {
      add("citizen", ReportSource.CITIZEN, HARBOUR, CaseState.DISPATCHED, List.of(check(true)));
    }
  }

  @Test
  void countsOwnReportsAndTheCasesOfTheOwnCells() throws Exception {
    Numbers numbers = numbers("sun", Principal.EVERYWHERE);

    assertThat(numbers.measured())
        .containsEntry(
            Indicator.VALID_REPORT_RATE, new Measured(Indicator.VALID_REPORT_RATE, 9, 10))
        .containsEntry(
            Indicator.MISSED_REPORT_RATE, new Measured(Indicator.MISSED_REPORT_RATE, 4, 12))
        .containsEntry(
            Indicator.IN_TIME_FIELD_CHECK_RATE,
            new Measured(Indicator.IN_TIME_FIELD_CHECK_RATE, 3, 4));
    double expected = (30 * 90 + 25 * 100 * 8.0 / 12 + 25 * 75) / 80;
    assertThat(numbers.score().map(Score::points)).contains(expected);
  }

  @Test
  void nobodyIsScoredWithoutEnoughCasesInTheOwnCells() throws Exception {
    assertThat(numbers("bao", Principal.EVERYWHERE).score()).isEmpty();
  }

  /** The supervisor of the district does not see what Sun reported elsewhere. */
  @Test
  void nobodyIsScoredByAPartOfTheCases() throws Exception {
    Numbers seen = numbers("sun", "990101");

    assertThat(seen.measured())
        .containsEntry(
            Indicator.VALID_REPORT_RATE, new Measured(Indicator.VALID_REPORT_RATE, 8, 8));
    assertThat(seen.score()).isEmpty();
    record.removeIf(
        recorded ->
            recorded.event().report().reporter().equals("sun")
                && recorded.event().cell().equals(HARBOUR));
    assertThat(numbers("sun", "990101").score()).isPresent();
  }

  @Test
  void whatChangedSinceIsCountedOverTheSameCases() throws Exception {
    Question question = question("sun");
    Subject sun = question.subjects().get(0);
    try (ArchiveIndex index = index()) {
      Map<Indicator, Measured> then =
          index.ask(searcher -> Numbers.atEnd(searcher, question, sun, reader("*")));
      assertThat(then).isEqualTo(numbers("sun", "*").measured());
    }
  }

  private Numbers numbers(String worker, String area) throws Exception {
    Question question = question(worker);
    try (ArchiveIndex index = index()) {
      return index.ask(
          searcher ->
              Numbers.of(
                  searcher,
                  question,
                  question.subjects().get(0),
                  question.period(),
                  reader(area),
                  List.of()));
    }
  }

  private ArchiveIndex index() throws Exception {
    ArchiveIndex index = ArchiveIndex.open(Files.createTempDirectory(directory, "index"));
    index.take(record, Map.of(0, (long) record.size()));
    return index;
  }

  private static Principal reader(String area) {
    return new Principal("deng", Set.of(Role.SUPERVISOR), Set.of(area), "", Set.of());
  }

  private static Question question(String worker) {
    LocalDate later = LocalDate.parse("2026-05-01");
    return new Question(
        CITY,
        Scope.WORKER,
        List.of(Scope.WORKER.find(CITY, worker).orElseThrow()),
        true,
        "2026-03",
        Period.parse("2026-03", later).orElseThrow(),
        true,
        Instant.parse("2026-05-01T00:00:00Z"),
        new WorkingTime(CITY.calendar()));
  }

  private void add(
      String reporter, ReportSource source, String cell, CaseState state, List<CaseLimit> limits)
      throws Exception {
    String id = "CASE%012d".formatted(record.size());
    Report like = LIKE.report();
    Report report =
        new Report(
            id,
            reporter,
            source,
            like.category(),
            like.description(),
            like.position(),
            AT,
            AT,
            like.cityVersion(),
            "");
    List<String> areas = cell.equals(NORTH) ? LIKE.areaPath() : List.of("990100", "990103");
    CaseEvent event =
        new CaseEvent(
            id,
            1,
            state,
            AT,
            report,
            LIKE.placements(),
            areas.get(areas.size() - 1),
            areas,
            cell,
            LIKE.department(),
            LIKE.rule(),
            null,
            List.of(),
            LIKE.versions(),
            LIKE.step(),
            withLimits(LIKE.current(), limits));
    record.add(RecordedEvent.read(Codecs.CASE_EVENT.encode(event)));
  }

  private static CaseLimit check(boolean late) {
    Instant due = AT.plusSeconds(1_800);
    return new CaseLimit(
        LimitStage.FIELD_CHECK, AT, due, due, late ? due.plusSeconds(1) : due, Light.GREEN);
  }

  private static CaseFacts withLimits(CaseFacts facts, List<CaseLimit> limits) {
    return new CaseFacts(
        facts.category(),
        facts.position(),
        facts.standard(),
        facts.level(),
        false,
        "",
        List.of(),
        "",
        List.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        null,
        "",
        null,
        null,
        null,
        "",
        "",
        List.of(),
        List.of(),
        null,
        null,
        null,
        limits,
        0,
        null);
  }
}
