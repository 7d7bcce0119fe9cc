package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.dispatch.CaseRules;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.merging.Match;
import io.citygrid.casework.merging.MergeCommands;
import io.citygrid.casework.merging.Sighting;
import io.citygrid.casework.merging.Sightings;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reports on the same matter through a real Kafka: attached, offered, closed together. */
class MergingPipelineIT extends Pipeline {
  private static final int REPORTS = 90;
  private static final LonLat[] PLACES = {
    Testville.NORTH_STREET, Testville.SOUTH_STREET, Testville.HILLTOWN, Testville.NEAR_HILL_EDGE
  };
  private static final Actor HEAD =
      new Actor("head-1", List.of(ActorRole.SUPERVISOR), List.of(Actor.EVERYWHERE), "");
  private static final CityFiles FILES =
      Testville.files()
          .with(
              "merging.yaml",
              "rules:\n  - {radiusMeters: 40, windowMinutes: 60}\n"
                  .getBytes(StandardCharsets.UTF_8));

  @Test
  void eachReportGoesWhereAWalkThroughAllPairsPutsItAlsoKilledDoubledAndReplayed()
      throws Exception {
    long version = servers.publish(FILES, Testville.FOUNDED);
    List<Report> reports = reports(version);
    Map<String, CaseCommand> expected = walk(reports, version);
    // Seconds of the city come in one moment here; a job that begins waits for all partitions.
    sendAll(reports.subList(0, REPORTS / 2));
    try (RunningJob job = RunningJob.start(CasesJob::define, parameters("checkpoints"))) {
      job.awaitNewCheckpoint();
      job.kill();
      job.start();
      job.awaitNewCheckpoint();
      job.kill();
      sendAll(reports);
      job.start();
      awaitSettled(expected);
      closeFirsts(expected, reports, version);
      awaitClosed(expected);
    }
    Map<String, CaseEvent> latest = latest();
    assertThat(latest).hasSize(REPORTS);
    assertThat(closedWithFirst(latest)).isEqualTo(merged(expected));
    assertThat(merged(expected)).isNotEmpty();
    assertThat(similar(latest)).isEqualTo(offered(expected)).isNotEmpty();

    // Read again from the beginning, what was told before stands among the commands already.
    try (RunningJob again = RunningJob.start(CasesJob::define, parameters("anew"))) {
      int twice = 2 * latest.values().stream().mapToInt(event -> (int) event.version()).sum();
      awaitEvents(twice);
      again.awaitNewCheckpoint();
    }
    assertThat(latest()).isEqualTo(latest);
  }

  private JobParameters parameters(String checkpoints) {
    return JobParameters.cases(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve(checkpoints))
        .checkpointInterval(Duration.ofMillis(300))
        .sourceIdleness(Duration.ofSeconds(5))
        .parallelism(2)
        .build();
  }

  private void sendAll(List<Report> reports) {
    reports.forEach(this::send);
    reports.forEach(this::send);
    servers.flush();
  }

  private void awaitSettled(Map<String, CaseCommand> expected) {
    Awaitility.await()
        .atMost(A_MINUTE)
        .untilAsserted(
            () -> {
              assertThat(mergedNow(latest())).isEqualTo(merged(expected));
              assertThat(similar(latest())).isEqualTo(offered(expected));
            });
  }

  private void closeFirsts(Map<String, CaseCommand> expected, List<Report> reports, long version) {
    Instant end = reports.get(reports.size() - 1).receivedAt().plusSeconds(60);
    sendCommands(
        merged(expected).values().stream()
            .distinct()
            .map(
                first ->
                    new CaseCommand(
                        first + "-closing",
                        first,
                        0,
                        Move.FORCE_CLOSE,
                        HEAD,
                        end,
                        version,
                        "done",
                        List.of(),
                        null,
                        MoveTarget.NONE))
            .toList());
  }

  private void awaitClosed(Map<String, CaseCommand> expected) {
    Awaitility.await()
        .atMost(A_MINUTE)
        .untilAsserted(() -> assertThat(closedWithFirst(latest())).isEqualTo(merged(expected)));
  }

  private Map<String, CaseEvent> latest() throws Exception {
    return servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT).stream()
        .collect(
            Collectors.toMap(
                CaseEvent::caseId,
                event -> event,
                (one, other) -> one.version() >= other.version() ? one : other,
                TreeMap::new));
  }

  private static Map<String, String> mergedNow(Map<String, CaseEvent> latest) {
    return firsts(latest, CaseState.MERGED);
  }

  private static Map<String, String> closedWithFirst(Map<String, CaseEvent> latest) {
    return firsts(latest, CaseState.CLOSED);
  }

  private static Map<String, String> firsts(Map<String, CaseEvent> latest, CaseState state) {
    return latest.values().stream()
        .filter(event -> event.state() == state && !event.current().mergedInto().isEmpty())
        .collect(
            Collectors.toMap(
                CaseEvent::caseId,
                event -> event.current().mergedInto(),
                (a, b) -> a,
                TreeMap::new));
  }

  private static List<String> similar(Map<String, CaseEvent> latest) {
    return latest.values().stream()
        .filter(event -> event.current().is(CaseFlag.SIMILAR))
        .map(CaseEvent::caseId)
        .toList();
  }

  private static Map<String, String> merged(Map<String, CaseCommand> expected) {
    return expected.values().stream()
        .filter(command -> command.move() == Move.MERGE)
        .collect(
            Collectors.toMap(
                CaseCommand::caseId,
                command -> command.target().caseId(),
                (a, b) -> a,
                TreeMap::new));
  }

  private static List<String> offered(Map<String, CaseCommand> expected) {
    return expected.values().stream()
        .filter(command -> command.move() == Move.FLAG)
        .map(CaseCommand::caseId)
        .sorted()
        .toList();
  }

  /** What each new case is told, by a walk through all that came before it. */
  private static Map<String, CaseCommand> walk(List<Report> reports, long version) {
    CaseRules rules =
        new CaseRules(new IndexedCity(Testville.city(FILES, version), GridFences::of));
    Map<String, CaseCommand> commands = new LinkedHashMap<>();
    List<Sighting> leading = new ArrayList<>();
    reports.stream()
        .map(report -> CaseOpening.open(report, rules.filing(report), rules.grounds()).event())
        .flatMap(event -> Sightings.of(null, event, rules.grounds()).stream())
        .sorted(Comparator.comparing(Sighting::at).thenComparing(Sighting::caseId))
        .forEach(
            added -> {
              var match = Match.find(added, leading.stream());
              match.ifPresent(
                  found -> commands.put(added.caseId(), MergeCommands.of(added, found)));
              if (match.isEmpty() || match.get().doubt() != null) {
                leading.add(added);
              }
            });
    return commands;
  }

  /** Many on the same few spots within seconds, some by the edge to the next district. */
  private static List<Report> reports(long version) {
    Random random = new Random(11);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < REPORTS; i++) {
      LonLat place = PLACES[random.nextInt(PLACES.length)];
      Instant at = Reports.MONDAY_MORNING.plusMillis(100L * i);
      reports.add(
          new Report(
              CaseIds.of("li", "same-" + i),
              "li",
              ReportSource.CITIZEN,
              random.nextBoolean() ? "E0101" : "C0101",
              "problem " + i,
              new Position(
                  place.lon() + random.nextInt(3) * 0.0003, place.lat(), random.nextInt(2) * 20),
              at,
              at,
              version,
              ""));
    }
    return reports;
  }
}
