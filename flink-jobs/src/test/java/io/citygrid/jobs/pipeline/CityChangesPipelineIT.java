package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.dispatch.CaseRules;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.cases.CasesJob;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Fences and rules that change while reports flow, and a job that is killed in between. */
class CityChangesPipelineIT extends Pipeline {
  private static final int BEFORE_CHANGE = 120;
  private static final int UNAWARE = 60;
  private static final int AHEAD = 20;

  /** During this change the job is killed: it knows three versions then and needs them again. */
  private static final int KILLED_AT = 2;

  private static final int EACH = BEFORE_CHANGE + UNAWARE + AHEAD;

  private final Map<Long, CaseRules> rules = new HashMap<>();
  private final Map<String, CaseEvent> expected = new HashMap<>();

  /** The city as it was, another fence, another rule, the old fence again, all as it was. */
  private static List<CityFiles> changes() throws Exception {
    CityFiles first = Testville.files();
    CityFiles moved = first.with("layers/social.geojson", movedFence(first));
    byte[] oneLess =
        text(first, "responsibility.csv")
            .replace("E0401,990101,,,north-street\n", "")
            .getBytes(StandardCharsets.UTF_8);
    return List.of(
        first,
        moved,
        moved.with("responsibility.csv", oneLess),
        first.with("responsibility.csv", oneLess),
        first);
  }

  /** North Street's east cell grows over Hilltown. */
  private static byte[] movedFence(CityFiles files) {
    String changed =
        text(files, "layers/social.geojson")
            .lines()
            .map(
                line ->
                    line.contains("990101001000002") || line.contains("990102001000001")
                        ? line.replace("118.1,", "118.16,")
                        : line)
            .collect(Collectors.joining("\n"));
    return changed.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyReportIsDecidedUnderTheVersionThatItNamesAndOldCasesStayWhereTheyAre()
      throws Exception {
    List<CityFiles> changes = changes();
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      long version = publish(changes.get(0));
      for (int change = 0; change < changes.size(); change++) {
        int from = change * EACH;
        sendReports(from, from + BEFORE_CHANGE, version);
        // The job is deciding while the next version comes.
        awaitEvents(from + BEFORE_CHANGE / 2);
        if (change == KILLED_AT) {
          job.awaitNewCheckpoint();
          job.kill();
          job.start();
        }
        boolean isLast = change + 1 == changes.size();
        long next = version + 1;
        if (!isLast) {
          // These know of a version that has yet to come to the job: they wait for it.
          sendReports(from + BEFORE_CHANGE, from + BEFORE_CHANGE + AHEAD, next);
          assertThat(publish(changes.get(change + 1))).isEqualTo(next);
        } else {
          sendReports(from + BEFORE_CHANGE, from + BEFORE_CHANGE + AHEAD, version);
        }
        // These come after it from an edge that has not heard of it.
        sendReports(from + BEFORE_CHANGE + AHEAD, from + EACH, version);
        expect(from, from + BEFORE_CHANGE, version);
        expect(from + BEFORE_CHANGE, from + BEFORE_CHANGE + AHEAD, isLast ? version : next);
        expect(from + BEFORE_CHANGE + AHEAD, from + EACH, version);
        version = next;
      }
      awaitEvents(changes.size() * EACH);
      awaitCases(changes.size() * EACH);
    }
    List<CaseEvent> events = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(events).extracting(CaseEvent::caseId).doesNotHaveDuplicates();
    assertThat(events.stream().collect(Collectors.toMap(CaseEvent::caseId, Function.identity())))
        .isEqualTo(expected);
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER)).isEmpty();
    assertThatChangesMattered();
    assertThatTheViewShows(events);
  }

  /** Each change decided some report otherwise: else nothing is shown by what agrees. */
  private void assertThatChangesMattered() {
    assertThat(rules.keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    assertThat(differing(1, 2, CaseEvent::placements)).as("a fence moved").isPositive();
    assertThat(differing(2, 3, CaseEvent::department)).as("a rule went").isPositive();
    assertThat(differing(3, 4, CaseEvent::placements)).as("the fence came back").isPositive();
    assertThat(differing(4, 5, CaseEvent::department)).as("the rule came back").isPositive();
    assertThat(decided(31, 3).versions().fences()).isEqualTo(2);
    assertThat(decided(31, 4).versions().fences()).isEqualTo(4);
  }

  private long differing(long before, long after, Function<CaseEvent, Object> what) {
    return IntStream.range(0, EACH)
        .filter(i -> !what.apply(decided(i, before)).equals(what.apply(decided(i, after))))
        .count();
  }

  /** Cases of all versions stand in the view as they were decided, none was moved since. */
  private void assertThatTheViewShows(List<CaseEvent> events) throws Exception {
    try (Jedis redis = servers.openRedis()) {
      for (CaseEvent event : events) {
        String shown = redis.hget(RedisKeys.item(ViewKind.CASE, event.caseId()), "j");
        assertThat(Codecs.CASE_VIEW.decode(shown.getBytes(StandardCharsets.UTF_8)))
            .isEqualTo(CaseView.of(event));
      }
    }
  }

  private long publish(CityFiles files) throws Exception {
    long number = servers.publish(files, Testville.FOUNDED);
    CityVersion version = servers.published();
    City city = new CityLoader().load(files, version);
    rules.put(number, new CaseRules(new IndexedCity(city, GridFences::of)));
    return number;
  }

  private void expect(int from, int to, long version) {
    for (int i = from; i < to; i++) {
      CaseEvent event = decided(i, version);
      assertThat(event.versions().city()).isEqualTo(version);
      expected.put(event.caseId(), event);
    }
  }

  /** The decision on a report, made by the pure core alone under exactly this version. */
  private CaseEvent decided(int number, long version) {
    CaseRules ground = rules.get(version);
    Report report = Reports.number(number, version);
    return ground
        .timing()
        .timed(CaseClock.none(), CaseOpening.open(report, ground.filing(report), ground.grounds()))
        .event();
  }

  private static String text(CityFiles files, String path) {
    return new String(files.contents().get(path), StandardCharsets.UTF_8);
  }
}
