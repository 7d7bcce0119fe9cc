package io.citygrid.live.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.BulletinStatus;
import io.citygrid.city.event.BulletinType;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingChange;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningPlace;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.testville.TestvilleWarningMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchingTest {
  private static final City CITY =
      Testville.city(
          Testville.files()
              .with(
                  "warnings.yaml",
                  """
                  rules:
                    - id: jam
                      names: {zh: 拥堵, en: Congestion}
                      metric: traffic/*/index
                      areas: [990101]
                      leastQuality: 0.5
                      levels: {YELLOW: 6}
                      roles: [OPERATOR]
                      instruction: {zh: 疏导, en: Direct}
                    - id: water
                      names: {zh: 积水, en: Water}
                      alert: water-*
                      per: DISTRICT
                      levels: {YELLOW: 1}
                      roles: [OPERATOR]
                      instruction: {zh: 抽排, en: Pump}
                    - id: storm
                      names: {zh: 风雨, en: Storm}
                      bulletin: "*雨"
                      validMinutes: 30
                      roles: [OPERATOR]
                      instruction: {zh: 抽排, en: Pump}
                    - id: stalls
                      names: {zh: 聚集, en: Cluster}
                      finding: FREQUENT_IN_CELL
                      categories: [E01]
                      areas: [990101]
                      mostChance: 0.01
                      levels: {BLUE: 5}
                      roles: [OPERATOR]
                      instruction: {zh: 查看, en: Look}
                  """
                      .getBytes(StandardCharsets.UTF_8)),
          1);

  private final Watching watching = new Watching(CITY, this::areaPath);

  private List<String> areaPath(String key) {
    String[] parts = key.split("/");
    return parts[1].equals("area") ? CITY.areaPath(parts[2]) : CITY.areaPath("990101002");
  }

  private static MetricValue metric(String key, double quality) {
    return new MetricValue(key, Given.START, 7, "1", 3, quality);
  }

  @Test
  void aMetricCountsForTheRulesThatWatchItWhereTheyHold() {
    List<Signal> signals = watching.of(metric("traffic/area/990101/index", 1));
    assertThat(signals).hasSize(1);
    Signal signal = signals.get(0);
    assertThat(signal.desk()).isEqualTo("jam/traffic/area/990101/index");
    assertThat(signal.title()).isEqualTo(new Names("江区 · 拥堵", "River District · Congestion"));
    assertThat(signal.place().concerned())
        .containsExactly("990100", "990101", "990101001", "990101002");
    assertThat(watching.of(metric("traffic/area/990100/index", 1)))
        .as("the whole city holds the district")
        .hasSize(1);
    assertThat(watching.of(metric("traffic/area/990102/index", 1))).isEmpty();
    assertThat(watching.of(metric("traffic/area/990101/index", 0.4))).isEmpty();
    assertThat(watching.of(metric("traffic/area/990101/speed", 1))).isEmpty();
    assertThat(watching.of(metric("traffic/segment/s1/index", 1)).get(0).title().en())
        .isEqualTo("South Street · s1 · Congestion");
    String square = CITY.crowdAreas().get(0).id();
    assertThat(watching.of(metric("traffic/hot-area/" + square + "/index", 1)).get(0).title().en())
        .isEqualTo("South Street · " + CITY.crowdAreas().get(0).names().en() + " · Congestion");
  }

  @Test
  void anAlertCountsInItsArea() {
    List<Signal> signals = watching.of(TestvilleMessages.WATER_HIGH);
    assertThat(signals).extracting(Signal::desk).containsExactly("water/990101");
    assertThat(signals).extracting(Signal::kind).containsExactly(SignalKind.BEGIN);
    AlertEvent raised = TestvilleMessages.WATER_HIGH;
    AlertEvent nowhere =
        new AlertEvent(
            raised.alertId(),
            2,
            AlertState.CLEARED,
            raised.level(),
            raised.rule(),
            raised.deviceId(),
            raised.metric(),
            1,
            raised.at(),
            raised.since(),
            raised.position(),
            List.of(),
            "",
            raised.versions());
    assertThat(watching.of(nowhere)).as("it lies in no district").isEmpty();
  }

  @Test
  void aBulletinHoldsAndEndsWhatItReplaces() {
    Bulletin storm = TestvilleWarningMessages.RAINSTORM;
    List<Signal> signals = watching.of(storm, Map.of());
    assertThat(signals).extracting(Signal::kind).containsExactly(SignalKind.END, SignalKind.BEGIN);
    assertThat(signals).extracting(Signal::desk).containsOnly("storm/weather@testville.example/暴雨");
    assertThat(signals.get(0).thing()).isEqualTo(storm.references().get(0));
    assertThat(signals.get(1).value()).isEqualTo(3);
    assertThat(signals.get(1).at()).isEqualTo(storm.receivedAt());
    assertThat(signals.get(1).title()).isEqualTo(storm.info().headline());
  }

  @Test
  void whatABulletinRefersToIsEndedUnderTheNameItHad() {
    Bulletin storm = TestvilleWarningMessages.RAINSTORM;
    Map<String, Names> known = Map.of(storm.references().get(0), new Names("雷雨", "Thunder"));
    assertThat(watching.of(storm, known))
        .extracting(Signal::desk)
        .containsExactly(
            "storm/weather@testville.example/雷雨", "storm/weather@testville.example/暴雨");
  }

  @Test
  void whatIsNotActualOrNotForTheCityMeansNothing() {
    assertThat(watching.of(with(BulletinStatus.TEST, BulletinType.ALERT, place()), Map.of()))
        .isEmpty();
    assertThat(
            watching.of(
                with(BulletinStatus.ACTUAL, BulletinType.ALERT, WarningPlace.elsewhere()),
                Map.of()))
        .extracting(Signal::kind)
        .containsExactly(SignalKind.END);
    assertThat(watching.of(with(BulletinStatus.ACTUAL, BulletinType.CANCEL, place()), Map.of()))
        .extracting(Signal::kind)
        .containsExactly(SignalKind.END);
  }

  @Test
  void aFindingCountsWhileItIsOpenForThoseWhomItConcerns() {
    Finding cell = finding(FindingState.OPEN, "E0102", 0.001, List.of("990100", "990101"));
    List<Signal> signals = watching.of(cell);
    assertThat(signals).hasSize(1);
    Signal signal = signals.get(0);
    assertThat(signal.desk()).isEqualTo("stalls/FREQUENT_IN_CELL/E0102/A-1");
    assertThat(signal.kind()).isEqualTo(SignalKind.BEGIN);
    assertThat(signal.thing()).isEqualTo(cell.findingId());
    assertThat(signal.version()).isEqualTo(2);
    assertThat(signal.value()).isEqualTo(7);
    assertThat(signal.title())
        .isEqualTo(new Names("江区 · 占道经营 · 聚集", "River District · Stall on the road · Cluster"));
    assertThat(signal.place())
        .isEqualTo(new WarningPlace(List.of("990101"), List.of("990100", "990101"), false));
  }

  @Test
  void aFindingThatIsOverOrNotAskedForCountsNoMore() {
    List<String> river = List.of("990100", "990101");
    assertThat(watching.of(finding(FindingState.ENDED, "E0102", 0.001, river)))
        .extracting(Signal::kind)
        .containsExactly(SignalKind.END);
    assertThat(watching.of(finding(FindingState.OPEN, "E0102", 0.02, river)))
        .as("it is likelier to be chance than the rule says")
        .extracting(Signal::kind)
        .containsExactly(SignalKind.END);
    assertThat(watching.of(finding(FindingState.OPEN, "E0201", 0.001, river)))
        .as("of another class")
        .extracting(Signal::kind)
        .containsExactly(SignalKind.END);
    assertThat(watching.of(finding(FindingState.OPEN, "E0102", 0.001, List.of("990100", "990102"))))
        .as("it is elsewhere")
        .isEmpty();
  }

  private static Finding finding(
      FindingState state, String category, double chance, List<String> path) {
    return new Finding(
        "FREQUENT_IN_CELL/" + category + "/A-1/1783238400000",
        2,
        state == FindingState.OPEN ? FindingChange.UPDATED : FindingChange.ENDED,
        state,
        FindingKind.FREQUENT_IN_CELL,
        FindingAbout.category(category, "A-1"),
        path,
        path,
        null,
        0,
        Given.START,
        Given.START,
        7,
        7,
        0,
        1.5,
        chance,
        List.of("case-1"),
        List.of(),
        new Versions(1, 1, 1));
  }

  private static WarningPlace place() {
    return WarningPlace.of(CITY, List.of("990102"));
  }

  private static Bulletin with(BulletinStatus status, BulletinType type, WarningPlace place) {
    Bulletin storm = TestvilleWarningMessages.RAINSTORM;
    return new Bulletin(
        storm.bulletinId(),
        storm.sender(),
        storm.sent(),
        status,
        type,
        storm.references(),
        storm.info(),
        place,
        storm.receivedAt(),
        1,
        "feed");
  }
}
