package io.citygrid.casework.life;

import static io.citygrid.casework.life.Cases.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.casework.worklist.ClockReader;
import io.citygrid.casework.worklist.ClockReading;
import io.citygrid.city.Filing;
import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shop without a licence in Testville: stopped within 4 working hours, fined, closed down. */
class MeasuresTest {
  private static final WorkingTime TIME = new WorkingTime(Cases.CITY.calendar());
  private final CaseTiming timing = new CaseTiming(Cases.CITY);
  private CaseTiming.Timed now;

  @Test
  void theFirstMeasureBeginsWithTheHandlingAndTheWholeHasItsOwnLimit() {
    open(shop(null));

    assertThat(stages())
        .containsExactly(LimitStage.ACCEPTANCE, LimitStage.HANDLING, LimitStage.FIRST_MEASURE);
    assertThat(limit(LimitStage.FIRST_MEASURE).dueAt())
        .isEqualTo(TIME.plusWorking(MORNING, Duration.ofHours(4)));
    assertThat(limit(LimitStage.HANDLING).dueAt())
        .isEqualTo(TIME.plusWorking(MORNING, Duration.ofHours(5 * 8)));
  }

  @Test
  void eachMeasureBeginsWhereTheOneBeforeEndedUntilThereIsNone() {
    inProgress(shop(null));
    moves(Cases.HANDLER, Move.FINISH_MEASURE);
    Instant first = now.event().at();

    assertThat(limit(LimitStage.FIRST_MEASURE).endedAt()).isEqualTo(first);
    assertThat(limit(LimitStage.SECOND_MEASURE).startedAt()).isEqualTo(first);
    assertThat(limit(LimitStage.SECOND_MEASURE).dueAt())
        .isEqualTo(TIME.plusWorking(first, Duration.ofHours(2 * 8)));

    moves(Cases.HANDLER, Move.FINISH_MEASURE);
    assertThat(limit(LimitStage.THIRD_MEASURE).dueAt())
        .isEqualTo(now.event().at().plus(Duration.ofDays(1)));

    moves(Cases.HANDLER, Move.FINISH_MEASURE);
    assertThat(stages()).doesNotContain(LimitStage.FOURTH_MEASURE);
    assertThat(limit(LimitStage.HANDLING).endedAt()).isNull();
    assertThat(refusalOf(Move.FINISH_MEASURE)).contains(Refusal.CONDITION);
  }

  @Test
  void aResultEndsWhatLastsAndReworkGoesOnWithTheLastMeasure() {
    inProgress(shop(null));
    moves(Cases.HANDLER, Move.FINISH_MEASURE);
    moves(Cases.HANDLER, Move.HAND_IN);
    assertThat(limit(LimitStage.SECOND_MEASURE).endedAt()).isEqualTo(now.event().at());

    moves(Cases.OFFICER, Move.REQUEST_CHECK);
    moves(Cases.WORKER, Move.FAIL_CHECK);

    assertThat(limit(LimitStage.SECOND_MEASURE).endedAt()).isNull();
    assertThat(limit(LimitStage.FIRST_MEASURE).endedAt()).isNotNull();
  }

  @Test
  void anExtensionGivesTheMeasureItsLimitOnceMoreToo() {
    inProgress(shop(null));
    Instant due = limit(LimitStage.FIRST_MEASURE).dueAt();
    moves(Cases.HANDLER, Move.ASK_EXTENSION);
    moves(Cases.OTHER_HANDLER, Move.ENDORSE_EXTENSION);
    moves(Cases.OFFICER, Move.GRANT_EXTENSION);

    assertThat(limit(LimitStage.FIRST_MEASURE).dueAt())
        .isEqualTo(TIME.plusWorking(due, Duration.ofHours(4)));
    assertThat(now.event().current().extensions()).isEqualTo(1);
  }

  @Test
  void whatIsPutOffStandsStillWithItsMeasure() {
    inProgress(shop(null));
    Instant until = MORNING.plus(Duration.ofDays(30));
    moves(Cases.HANDLER, Move.ASK_SUSPENSION, MoveTarget.NONE.withUntil(until));
    moves(Cases.OFFICER, Move.GRANT_SUSPENSION);
    assertThat(limit(LimitStage.FIRST_MEASURE).dueAt()).isNull();

    moves(Cases.HANDLER, Move.RESUME);
    assertThat(limit(LimitStage.FIRST_MEASURE).dueAt()).isNotNull();
  }

  @Test
  void theNextDepartmentBeginsWithTheFirstMeasure() {
    inProgress(shop(null));
    moves(Cases.HANDLER, Move.FINISH_MEASURE);
    moves(Cases.DISPATCHER, Move.REDISPATCH, MoveTarget.NONE.withDepartment("hill-urban"));

    assertThat(stages())
        .contains(LimitStage.FIRST_MEASURE)
        .doesNotContain(LimitStage.SECOND_MEASURE);
    assertThat(limit(LimitStage.FIRST_MEASURE).startedAt()).isEqualTo(now.event().at());
  }

  @Test
  void anotherCategoryLeavesNoMeasureBehind() {
    inProgress(shop(null));
    moves(
        Cases.OFFICER,
        Move.CHANGE_CATEGORY,
        MoveTarget.NONE.withCategory("E0101").withStandard("E0101-1"));

    assertThat(stages()).noneMatch(LimitStage::isMeasure);
  }

  @Test
  void aLimitThatTheReportStatesHasNoParts() {
    open(shop(MORNING.plus(Duration.ofDays(3))));

    assertThat(stages()).noneMatch(LimitStage::isMeasure);
  }

  @Test
  void aClockNamesItsMeasureAndItsLimit() {
    open(shop(null));

    assertThat(new ClockReader(Cases.CITY).list(now.event(), MORNING))
        .filteredOn(clock -> clock.stage() == LimitStage.FIRST_MEASURE)
        .singleElement()
        .satisfies(
            clock -> {
              assertThat(clock.measure()).isEqualTo(measureNames());
              assertThat(clock.limit()).isNotNull();
            });
    assertThat(new ClockReader(Cases.CITY).list(now.event(), MORNING))
        .filteredOn(clock -> !clock.stage().isMeasure())
        .extracting(ClockReading::measure)
        .containsOnlyNulls();
  }

  private static Names measureNames() {
    return Cases.CITY.standardsOf("E0201").get(0).measures().get(0).names();
  }

  private static Report shop(Instant due) {
    Report waste = TestvilleMessages.WASTE;
    return new Report(
        waste.caseId(),
        waste.reporter(),
        waste.source(),
        "E0201",
        waste.description(),
        waste.position(),
        waste.reportedAt(),
        waste.receivedAt(),
        waste.cityVersion(),
        waste.externalId(),
        due,
        null);
  }

  private void open(Report report) {
    now = timing.timed(CaseClock.none(), CaseOpening.open(report, Filing.BY_RULE, Cases.GROUNDS));
  }

  private void inProgress(Report report) {
    open(report);
    moves(Cases.HANDLER, Move.ACCEPT);
    moves(Cases.HANDLER, Move.START);
  }

  private void moves(Actor actor, Move move) {
    moves(actor, move, MoveTarget.NONE);
  }

  private void moves(Actor actor, Move move, MoveTarget target) {
    CaseDecision decision =
        CaseLife.step(
            now.record(), Cases.command(now.record(), actor, move, target), Cases.GROUNDS);
    now = timing.timed(now.clock(), (CaseDecision.Moved) decision);
  }

  private Optional<Refusal> refusalOf(Move move) {
    CaseDecision decision =
        CaseLife.step(
            now.record(),
            Cases.command(now.record(), Cases.HANDLER, move, MoveTarget.NONE),
            Cases.GROUNDS);
    return decision instanceof CaseDecision.Refused refused
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }

  private List<LimitStage> stages() {
    return now.event().current().limits().stream().map(CaseLimit::stage).toList();
  }

  private CaseLimit limit(LimitStage stage) {
    return now.event().current().limits().stream()
        .filter(limit -> limit.stage() == stage)
        .findFirst()
        .orElseThrow();
  }
}
