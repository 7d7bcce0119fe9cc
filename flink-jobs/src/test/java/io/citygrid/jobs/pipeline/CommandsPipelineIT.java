package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.dispatch.CaseRules;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.notification.Notifying;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.NotifiedStep;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Notification;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.cases.core.Outcomes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import redis.clients.jedis.Jedis;

/** Commands on a real Kafka move cases, whatever comes first, twice, late or never. */
class CommandsPipelineIT extends Pipeline {
  private static final int CASES = 120;
  private static final int WILD = 25;

  /** It dies while it works, at moments that a different seed chooses in every run. */
  @Test
  void theRecordEqualsTheBatchTwinAlthoughTheJobIsKilledAtRandomPoints(TestReporter reporter)
      throws Exception {
    long seed = System.nanoTime();
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    CityFiles files =
        Testville.files()
            .with(
                "responsibility.yaml",
                """
                fullLoad: NEXT
                loadLimits: [{departments: [river-urban, hill-urban], casesInHand: 1}]
                """
                    .getBytes(StandardCharsets.UTF_8));
    long version = servers.publish(files, Testville.FOUNDED);
    Twin twin = new Twin(files, version);
    List<List<CaseCommand>> commands = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Report report = stamped(Reports.number(i, version), i);
      List<CaseCommand> all = new ArrayList<>(Commands.life(report, version));
      all.addAll(Commands.wild(report, WILD, i, version));
      commands.add(all);
      twin.take(report, all);
    }
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      // The commands of the first half come before their reports.
      commands.subList(0, CASES / 2).forEach(this::sendCommands);
      for (int i = 0; i < CASES; i++) {
        send(stamped(Reports.number(i, version), i));
      }
      int sent = CASES / 2;
      for (int kills = 0; kills < 3; kills++) {
        if (random.nextBoolean()) {
          job.awaitNewCheckpoint();
        }
        int until = kills == 2 ? CASES : sent + random.nextInt(CASES / 6);
        commands.subList(sent, until).forEach(this::sendCommands);
        sent = until;
        awaitOutcomes(random.nextInt(1 + twin.outcomes.size() * sent / (4 * CASES)));
        job.kill();
        job.start();
      }
      awaitOutcomes(twin.outcomes.size());
      awaitNotifications(twin.notifications().size());
    }

    List<CaseEvent> record = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(byCase(record)).isEqualTo(byCase(twin.events));
    IndicatorTwin.assertEqualNumbers(record, random);
    assertThat(count(servers.readCommitted(Topics.COMMAND_OUTCOMES, Codecs.COMMAND_OUTCOME)))
        .isEqualTo(count(twin.outcomes));
    assertThat(servers.readCommitted(Topics.NOTIFICATIONS, Codecs.NOTIFICATION))
        .containsExactlyInAnyOrderElementsOf(twin.notifications());
    assertThat(twin.notifications())
        .extracting(Notification::step)
        .contains(
            NotifiedStep.RECEIVED_AND_DISPATCHED,
            NotifiedStep.HANDLED,
            NotifiedStep.TO_BE_VERIFIED,
            NotifiedStep.REWORK,
            NotifiedStep.CLOSED);
    assertEachCaseIsInTheStateOfItsRecord(twin.events);
    assertThat(twin.events)
        .anyMatch(event -> event.deskReason() == DeskReason.FULL || event.rule().endsWith("full)"));
    assertThat(twin.events).anyMatch(event -> event.state() == CaseState.CLOSED);
    assertThat(twin.events).anyMatch(event -> !event.current().limits().isEmpty());
    assertThat(count(twin.outcomes))
        .containsKeys(
            CommandResult.FOLLOWED,
            CommandResult.REPEATED,
            CommandResult.STALE,
            CommandResult.REFUSED);
  }

  /** No case is in two states: the view lists it under the one of its last event alone. */
  private void assertEachCaseIsInTheStateOfItsRecord(List<CaseEvent> record) throws Exception {
    Map<String, CaseState> states = new TreeMap<>();
    byCase(record).forEach((id, life) -> states.put(id, life.get(life.size() - 1).state()));
    Awaitility.await()
        .atMost(A_MINUTE)
        .untilAsserted(
            () ->
                assertThat(listedStates())
                    .containsExactlyInAnyOrderElementsOf(
                        states.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .toList()));
  }

  /** Each case with each state under which the view lists it. */
  private List<String> listedStates() {
    List<String> listed = new ArrayList<>();
    try (Jedis redis = servers.openRedis()) {
      for (CaseState state : CaseState.values()) {
        redis
            .zrange(RedisKeys.index(ViewIndexes.cases(state)), 0, -1)
            .forEach(id -> listed.add(id + " " + state));
      }
    }
    return listed;
  }

  /** As the edge stamps it: at times the department of the river is full. */
  private static Report stamped(Report report, int number) {
    return report.withFullDepartments(number % 5 == 2 ? List.of("river-urban") : null);
  }

  @Test
  void reportsWaitForTheDutyOfficerOrAGridWorkerWhereTheCitySaysSo() throws Exception {
    CityFiles files =
        Testville.files()
            .with(
                "filing.yaml",
                """
                rules:
                  - {sources: [HOTLINE], filing: BY_PERSON}
                  - {sources: [CITIZEN], categories: [E01], filing: AFTER_FIELD_CHECK}
                """
                    .getBytes(StandardCharsets.UTF_8));
    long version = servers.publish(files, Testville.FOUNDED);
    Twin twin = new Twin(files, version);
    List<ReportSource> sources =
        List.of(ReportSource.HOTLINE, ReportSource.CITIZEN, ReportSource.GRID_WORKER);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      for (int i = 0; i < CASES; i++) {
        Report report = Reports.number(i, version, sources.get(i % sources.size()));
        List<CaseCommand> commands = Commands.filing(report, version);
        twin.take(report, commands);
        send(report);
        sendCommands(commands);
      }
      awaitOutcomes(twin.outcomes.size());
    }

    List<CaseEvent> events = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(byCase(events)).isEqualTo(byCase(twin.events));
    assertThat(events)
        .filteredOn(event -> event.version() == 1)
        .allSatisfy(
            event -> {
              boolean isChecked =
                  event.report().source() == ReportSource.CITIZEN
                      && event.report().category().startsWith("E01");
              boolean isHotline = event.report().source() == ReportSource.HOTLINE;
              assertThat(event.state() == CaseState.REPORTED).isEqualTo(isHotline);
              assertThat(event.state() == CaseState.FIELD_CHECK).isEqualTo(isChecked);
              assertThat(event.department().isEmpty() || !(isHotline || isChecked)).isTrue();
            });
    assertThat(events)
        .extracting(CaseEvent::state)
        .contains(
            CaseState.REPORTED,
            CaseState.FIELD_CHECK,
            CaseState.DISPATCHED,
            CaseState.ON_MANUAL_DESK);
  }

  @Test
  void anOpenCaseStaysWhenTheFencesChangeUntilAMoveAsksThemAnew() throws Exception {
    long first = servers.publish(Testville.files(), Testville.FOUNDED);
    String cells = "layers/appearance.geojson";
    String drawn = new String(Testville.files().contents().get(cells), StandardCharsets.UTF_8);
    String redrawn = drawn.replace("\"area\": \"990101001\"", "\"area\": \"990102001\"");
    Report waste = Reports.number(6, first);
    Report stall = Reports.number(12, first);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      send(waste);
      send(stall);
      awaitEvents(2);
      long second =
          servers.publish(
              Testville.files().with(cells, redrawn.getBytes(StandardCharsets.UTF_8)),
              Testville.FOUNDED);
      sendCommands(
          List.of(Commands.life(waste, second).get(0), Commands.correctedPosition(stall, second)));
      awaitOutcomes(2);
      awaitEvents(4);
    }
    Map<String, List<CaseEvent>> lives =
        byCase(servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT));
    assertThat(lives.get(waste.caseId()))
        .extracting(CaseEvent::state, CaseEvent::department, each -> each.versions().fences())
        .containsExactly(
            tuple(CaseState.DISPATCHED, "river-urban", 1L),
            tuple(CaseState.ACCEPTED, "river-urban", 2L));
    assertThat(lives.get(stall.caseId()))
        .extracting(CaseEvent::state, CaseEvent::department, each -> each.versions().fences())
        .containsExactly(
            tuple(CaseState.DISPATCHED, "north-street", 1L),
            tuple(CaseState.DISPATCHED, "hill-urban", 2L));
    assertThat(lives.values())
        .extracting(life -> life.get(1).basis())
        .containsExactlyInAnyOrder(
            new DispatchBasis(Move.REPORT, ActorRole.GRID_WORKER, 1, 1, null),
            new DispatchBasis(Move.CORRECT_POSITION, ActorRole.OPERATOR, 2, 1, null));
  }

  @Test
  void aCommandForACaseThatNeverComesIsAnsweredAndWaitsForNobody() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    CaseCommand lost = Commands.life(Reports.number(12, version), version).get(0);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      sendReports(0, 10, version);
      sendCommands(List.of(lost));
      awaitOutcomes(1);
    }
    CommandOutcome outcome =
        servers.readCommitted(Topics.COMMAND_OUTCOMES, Codecs.COMMAND_OUTCOME).get(0);
    assertThat(outcome.result()).isEqualTo(CommandResult.NO_SUCH_CASE);
    try (Jedis redis = servers.openRedis()) {
      String kept = redis.get(RedisKeys.outcome(lost.commandId()));
      assertThat(Codecs.COMMAND_OUTCOME.decode(kept.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(outcome);
      assertThat(redis.ttl(RedisKeys.outcome(lost.commandId()))).isPositive();
    }
  }

  @Test
  void timesThatNoClockShowsAndReasonsThatNobodyReadsAreDeadLettersAndStopNothing()
      throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    Report report = Reports.number(3, version);
    CaseCommand sound = Commands.life(report, version).get(0);
    String command = new String(Codecs.CASE_COMMAND.encode(sound), StandardCharsets.UTF_8);
    String opened = new String(Codecs.REPORT.encode(report), StandardCharsets.UTF_8);
    List<String> commands =
        List.of(
            command.replaceFirst("\"at\":\"[^\"]+\"", "\"at\":\"+1000000000-12-31T23:59:59Z\""),
            command.replaceFirst("\"at\":\"[^\"]+\"", "\"at\":\"9999-12-31T23:59:59Z\""),
            command.replaceFirst(
                "\"reason\":\"[^\"]*\"", "\"reason\":\"" + "x".repeat(100_000) + "\""));
    List<String> reports =
        List.of(
            opened.replaceFirst("\"dueAt\":null", "\"dueAt\":\"+1000000000-12-31T23:59:59Z\""),
            opened.replaceFirst("\"dueAt\":null", "\"dueAt\":\"9999-12-31T23:59:59Z\""));
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      for (String bad : commands) {
        servers.send(Topics.COMMANDS, "bad", bad.getBytes(StandardCharsets.UTF_8));
      }
      for (String bad : reports) {
        servers.send(Topics.REPORTS, report.caseId(), bad.getBytes(StandardCharsets.UTF_8));
      }
      sendReports(3, 4, version);
      sendCommands(List.of(sound));
      awaitOutcomes(1);
      Awaitility.await()
          .atMost(A_MINUTE)
          .until(() -> servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER).size() >= 5);
    }
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER))
        .extracting(letter -> letter.field())
        .containsExactlyInAnyOrder("at", "at", "reason", "dueAt", "dueAt");
    assertThat(servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT)).isNotEmpty();
  }

  /** The same by a plain fold of the pure core, case by case. */
  private static final class Twin {
    private final CaseRules rules;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<CommandOutcome> outcomes = new ArrayList<>();

    Twin(CityFiles files, long version) {
      rules = new CaseRules(new IndexedCity(Testville.city(files, version), GridFences::of));
    }

    /** What reporters are told, once each, by another look at every step. */
    List<Notification> notifications() {
      return events.stream().flatMap(event -> Notifying.of(event, rules.city()).stream()).toList();
    }

    void take(Report report, List<CaseCommand> commands) {
      CaseTiming.Timed timed =
          rules
              .timing()
              .timed(
                  CaseClock.none(),
                  CaseOpening.open(report, rules.filing(report), rules.grounds()));
      events.add(timed.event());
      for (CaseCommand command : commands) {
        CaseDecision decision = CaseLife.step(timed.record(), command, rules.grounds());
        outcomes.add(Outcomes.of(command, decision, timed.record()));
        if (decision instanceof CaseDecision.Moved moved) {
          timed = rules.timing().timed(timed.clock(), moved);
          events.add(timed.event());
        }
      }
    }
  }

  private static Map<String, List<CaseEvent>> byCase(List<CaseEvent> events) {
    return events.stream()
        .sorted(Comparator.comparingLong(CaseEvent::version))
        .collect(Collectors.groupingBy(CaseEvent::caseId, TreeMap::new, Collectors.toList()));
  }

  private static Map<CommandResult, Long> count(List<CommandOutcome> outcomes) {
    return outcomes.stream()
        .collect(Collectors.groupingBy(CommandOutcome::result, Collectors.counting()));
  }
}
