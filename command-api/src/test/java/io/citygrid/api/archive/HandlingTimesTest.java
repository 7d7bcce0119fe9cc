package io.citygrid.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.evaluation.HandlingTime;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.testville.Testville;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The slow twin: a batch over the events of the record, case by case. */
class HandlingTimesTest {
  private static final WorkingTime WORKING_TIME = new WorkingTime(Testville.city().calendar());
  private static final Instant FROM = RandomRecord.FIRST.plus(Duration.ofDays(40));
  private static final Instant TO = FROM.plus(Duration.ofDays(90));

  @TempDir Path directory;
  private ArchiveIndex index;
  private Collection<ArchivedCase> cases;

  @BeforeEach
  void takeARecord() throws Exception {
    List<CaseEvent> record = new RandomRecord(47).events(1_200);
    cases =
        record.stream().collect(Collectors.groupingBy(CaseEvent::caseId)).values().stream()
            .map(ArchivedCase::of)
            .toList();
    index = ArchiveIndex.open(directory);
    index.take(RandomRecord.recorded(record), Map.of(0, 1L));
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  @Test
  void handlingTimeIsThatOfABatchOverTheRecord() throws Exception {
    List<Long> millis = new ArrayList<>();
    for (ArchivedCase one : cases) {
      CaseEvent done = finish(one.events());
      if (done != null && !done.at().isBefore(FROM) && done.at().isBefore(TO)) {
        millis.add(minuteByMove(one.events(), done));
      }
    }
    Collections.sort(millis);
    assertThat(millis).hasSizeGreaterThan(20);
    long sum = millis.stream().mapToLong(Long::longValue).sum();
    long ninetieth = millis.get((int) Math.ceil(millis.size() * 0.9) - 1);

    Optional<HandlingTime> asked =
        index.ask(
            searcher ->
                HandlingTimes.of(
                    searcher,
                    CaseQueries.counting(Indicator.HANDLED, true, FROM, TO),
                    WORKING_TIME));

    assertThat(asked)
        .contains(
            new HandlingTime(
                millis.size(),
                Duration.ofMillis(sum / millis.size()),
                Duration.ofMillis(ninetieth)));
  }

  @Test
  void aCaseCountsForEverybodyWhoMovedItAndInEveryPost() throws Exception {
    long byZhao =
        cases.stream()
            .filter(one -> one.events().stream().anyMatch(e -> e.made().actor().equals("zhao")))
            .count();
    long byDutyOfficers =
        cases.stream()
            .filter(
                one ->
                    one.events().stream().anyMatch(e -> e.made().role() == ActorRole.DUTY_OFFICER))
            .count();

    assertThat(byZhao).isPositive().isLessThan(cases.size());
    assertThat((long) index.ask(s -> s.count(CaseQueries.movedBy("zhao")))).isEqualTo(byZhao);
    assertThat((long) index.ask(s -> s.count(CaseQueries.movedAs(ActorRole.DUTY_OFFICER))))
        .isEqualTo(byDutyOfficers);
  }

  /** The last finish of its handling that nothing after it took back; null when there is none. */
  private static @Nullable CaseEvent finish(List<CaseEvent> life) {
    CaseEvent done = null;
    for (CaseEvent event : life) {
      done =
          switch (event.made().move()) {
            case HAND_IN, HANDLE_ON_THE_SPOT -> event;
            case FAIL_CHECK, REOPEN -> null;
            default -> done;
          };
    }
    return done;
  }

  /** Adds up the working time between each two moves, unless the case was put off. */
  private static long minuteByMove(List<CaseEvent> life, CaseEvent done) {
    long sum = 0;
    boolean sent = life.stream().noneMatch(event -> event.state() == CaseState.DISPATCHED);
    boolean off = false;
    for (int i = 0; i + 1 < life.size() && life.get(i).version() < done.version(); i++) {
      CaseEvent event = life.get(i);
      sent |= event.state() == CaseState.DISPATCHED;
      off =
          event.made().move() == Move.GRANT_SUSPENSION
              || (off && event.made().move() != Move.RESUME);
      if (sent && !off) {
        sum += WORKING_TIME.between(event.at(), life.get(i + 1).at()).toMillis();
      }
    }
    return sum;
  }
}
