package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.dispatch.CaseRules;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.life.Deadlines;
import io.citygrid.city.Filing;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.cases.CasesJob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Time limits end by themselves, at their minute, once, whatever the job was doing then. */
class DeadlinesPipelineIT extends Pipeline {
  private static final int CASES = 60;

  @Test
  void deadlinesAreToldOnceAlsoWhenTheJobWasDownOverThem() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    Instant tomorrow = Reports.MONDAY_MORNING.plus(Duration.ofDays(1));
    Instant nextMonth = Reports.MONDAY_MORNING.plus(Duration.ofDays(30));
    List<CaseEvent> expected = new ArrayList<>();
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      sendReports(0, CASES, version);
      awaitEvents(CASES);
      job.awaitNewCheckpoint();
      sendOneAt(tomorrow, version);
      job.kill();
      job.start();
      job.awaitNewCheckpoint();
      job.kill();
      sendOneAt(nextMonth, version);
      job.start();
      for (int i = 0; i < CASES; i++) {
        expected.addAll(untouched(Reports.number(i, version), nextMonth.minusSeconds(60), version));
      }
      awaitEvents(expected.size());
    }

    List<CaseEvent> told =
        servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT).stream()
            .filter(event -> event.report().receivedAt().isBefore(tomorrow))
            .filter(event -> event.at().isBefore(nextMonth.minusSeconds(60)))
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(told).anyMatch(event -> event.made().move() == Move.ESCALATE);
  }

  /** What was taken live goes on with the clock over the downtime, though nothing more comes. */
  @Test
  void deadlinesOfTheDowntimeAreToldAfterItThoughNothingMoreComes() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    Instant sixDaysAgo = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofDays(6));
    Instant yesterday = sixDaysAgo.plus(Duration.ofDays(5));
    List<CaseEvent> expected = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Report report = at(sixDaysAgo, Reports.number(i, version));
      servers.send(
          Topics.REPORTS, report.caseId(), Codecs.REPORT.encode(report), sixDaysAgo.plusMillis(20));
      expected.addAll(untouched(report, yesterday, version));
    }
    servers.flush();
    assertThat(expected).as("some deadline passes within five days").hasSizeGreaterThan(CASES);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      awaitEvents(CASES);
      job.awaitNewCheckpoint();
      assertThat(servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT)).hasSize(CASES);
      job.kill();
      job.start();
      awaitEvents(expected.size());
    }
    assertThat(servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT))
        .filteredOn(event -> event.at().isBefore(yesterday))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aNewHolidayMovesTheLimitsOfRunningCases() throws Exception {
    long first = servers.publish(Testville.files(), Testville.FOUNDED);
    String calendar =
        new String(Testville.files().contents().get("calendar.yaml"), StandardCharsets.UTF_8)
            .replace("holidays:\n", "holidays:\n  - 2026-03-02\n");
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      sendReports(0, CASES, first);
      awaitEvents(CASES);
      servers.publish(
          Testville.files().with("calendar.yaml", calendar.getBytes(StandardCharsets.UTF_8)),
          Reports.MONDAY_MORNING.plusSeconds(60));
      awaitEvents(2 * CASES);
    }
    List<CaseEvent> events = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(events)
        .filteredOn(event -> event.version() > 1)
        .hasSize(CASES)
        .allMatch(event -> event.made().move() == Move.RECOMPUTE_LIMITS)
        .allMatch(event -> event.versions().city() == first + 1);
    Instant mondayNight = Instant.parse("2026-03-02T16:00:00Z");
    assertThat(events)
        .filteredOn(event -> event.current().standard().equals("E0101-1"))
        .filteredOn(event -> event.state() == CaseState.DISPATCHED)
        .isNotEmpty()
        .allMatch(
            event ->
                handlingDue(event).isAfter(mondayNight)
                    == (event.made().move() == Move.RECOMPUTE_LIMITS));
  }

  /**
   * The clock tells that cases run over their limits; nothing of that is in a checkpoint when the
   * job is killed. Meanwhile word comes that all were closed long before: now that comes first.
   */
  @Test
  void theViewFollowsTheRecordAlsoWhenItHadRunAheadOfIt() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    sendReports(0, CASES, version);
    sendOneAt(Reports.MONDAY_MORNING.plus(Duration.ofDays(30)), version);
    List<CaseCommand> closings = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      closings.add(forceClose(Reports.number(i, version), version));
    }
    try (RunningJob job =
        RunningJob.start(CasesJob::define, casesParameters(Duration.ofHours(1)))) {
      Awaitility.await()
          .atMost(A_MINUTE)
          .until(() -> shown(closings).stream().anyMatch(view -> view.version() > 2));
    }
    sendCommands(closings);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      awaitOutcomes(CASES);
    }

    assertThat(shown(closings))
        .hasSize(CASES)
        .extracting(CaseView::state)
        .containsOnly(CaseState.CLOSED);
  }

  private List<CaseView> shown(List<CaseCommand> commands) throws WireException {
    List<CaseView> shown = new ArrayList<>();
    try (Jedis redis = servers.openRedis()) {
      for (CaseCommand command : commands) {
        String json = redis.hget(RedisKeys.item(ViewKind.CASE, command.caseId()), "j");
        if (json != null) {
          shown.add(Codecs.CASE_VIEW.decode(json.getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return shown;
  }

  private static CaseCommand forceClose(Report report, long version) {
    return new CaseCommand(
        report.caseId() + "-closing",
        report.caseId(),
        0,
        Move.FORCE_CLOSE,
        new Actor("head-1", List.of(ActorRole.SUPERVISOR), List.of(Actor.EVERYWHERE), ""),
        report.receivedAt().plusSeconds(60),
        version,
        "was done at once",
        List.of(),
        null,
        MoveTarget.NONE);
  }

  private static Instant handlingDue(CaseEvent event) {
    return event.current().limits().stream()
        .filter(limit -> limit.stage() == LimitStage.HANDLING)
        .map(CaseLimit::dueAt)
        .findFirst()
        .orElseThrow();
  }

  /** What becomes of a case that nobody touches, by a plain fold of the pure core. */
  private static List<CaseEvent> untouched(Report report, Instant until, long version) {
    CaseRules rules =
        new CaseRules(new IndexedCity(Testville.city(Testville.files(), version), GridFences::of));
    List<CaseEvent> events = new ArrayList<>();
    CaseTiming.Timed now =
        rules
            .timing()
            .timed(CaseClock.none(), CaseOpening.open(report, Filing.BY_RULE, rules.grounds()));
    Optional<CaseCommand> next = Optional.empty();
    do {
      if (next.isPresent()) {
        CaseDecision decision = CaseLife.step(now.record(), next.get(), rules.grounds());
        now = rules.timing().timed(now.clock(), (CaseDecision.Moved) decision);
      }
      events.add(now.event());
      next = Deadlines.findNext(now.record(), now.clock(), rules.timing());
    } while (next.isPresent() && next.get().at().isBefore(until));
    return events;
  }

  /** Event time comes with reports: one on each partition drives all of it. */
  private void sendOneAt(Instant moment, long version) {
    for (int i = 0; i < CASES; i++) {
      Report now = Reports.number(10_000 + (int) (moment.getEpochSecond() % 1_000) + i, version);
      send(at(moment, now));
    }
    servers.flush();
  }

  private static Report at(Instant moment, Report report) {
    return new Report(
        report.caseId(),
        report.reporter(),
        report.source(),
        report.category(),
        report.description(),
        report.position(),
        moment,
        moment,
        report.cityVersion(),
        "");
  }
}
