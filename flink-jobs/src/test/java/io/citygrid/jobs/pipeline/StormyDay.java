package io.citygrid.jobs.pipeline;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.BulletinInfo;
import io.citygrid.city.event.BulletinSeverity;
import io.citygrid.city.event.BulletinStatus;
import io.citygrid.city.event.BulletinType;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningPlace;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.live.warning.Decided;
import io.citygrid.live.warning.Desk;
import io.citygrid.live.warning.Inbox;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.Warnings;
import io.citygrid.live.warning.Watching;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Six hours of Testville in which roads fill up, gauges rise, and two weather services send,
 * replace and cancel bulletins; made, not measured.
 */
record StormyDay(List<MetricValue> metrics, List<AlertEvent> alerts, List<Bulletin> bulletins) {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Instant END = START.plus(Duration.ofHours(6));

  /** After that nothing of the day is left, whatever the rules' validity. */
  static final Instant QUIET = END.plus(Duration.ofHours(4));

  private static final Versions VERSIONS = new Versions(1, 1, 1);
  private static final List<String> AREAS = List.of("990100", "990101", "990102");

  /** Testville with rules over a metric, alerts and bulletins. */
  static CityFiles files() {
    return Testville.files()
        .with(
            "warnings.yaml",
            """
            rules:
              - id: jam
                names: {zh: 拥堵, en: Congestion}
                metric: traffic/area/*/index
                levels: {YELLOW: 6, ORANGE: 8, RED: 9.5}
                margin: 1
                holdMinutes: 5
                validMinutes: 60
                roles: [OPERATOR]
                escalateAfterMinutes: 15
                escalateTo: [SUPERVISOR]
                instruction: {zh: 疏导, en: Direct traffic}
              - id: flooding
                names: {zh: 积水, en: Flooding}
                alert: water-high
                per: DISTRICT
                levels: {BLUE: 1, YELLOW: 3, RED: 5}
                holdMinutes: 2
                validMinutes: 120
                departments: [water]
                instruction: {zh: 抽排, en: Pump}
              - id: bulletin
                names: {zh: 外部预警, en: Bulletin}
                bulletin: "*"
                validMinutes: 180
                roles: [OPERATOR]
                escalateAfterMinutes: 30
                escalateTo: [SUPERVISOR]
                instruction: {zh: 按预案响应, en: Follow the plan}
              - id: stalls
                names: {zh: 占道聚集, en: Stalls in a cell}
                finding: FREQUENT_IN_CELL
                categories: [E0102]
                levels: {BLUE: 5, ORANGE: 20}
                validMinutes: 2880
                roles: [OPERATOR]
                instruction: {zh: 查看, en: Look}
              - id: behind
                names: {zh: 处置滞后, en: Falling behind}
                finding: DEPARTMENT_BEHIND
                levels: {YELLOW: 5}
                validMinutes: 10080
                roles: [OPERATOR]
                instruction: {zh: 督办, en: Supervise}
            """
                .getBytes(StandardCharsets.UTF_8));
  }

  static StormyDay of(City city, long seed) {
    Random random = new Random(seed);
    List<MetricValue> metrics = new ArrayList<>();
    for (String area : AREAS) {
      double value = 4;
      for (int minute = 0; minute < 360; minute++) {
        value = Math.min(11, Math.max(0, value + random.nextGaussian()));
        Instant at = START.plusSeconds(60L * minute);
        String key = "traffic/area/" + area + "/index";
        metrics.add(new MetricValue(key, at, value, "1", 1, 1));
        if (random.nextInt(20) == 0) {
          metrics.add(new MetricValue(key, at, random.nextDouble() * 10, "1", 2, 1));
        }
        metrics.add(new MetricValue("traffic/area/" + area + "/severe-share", at, 9, "1", 1, 1));
      }
    }
    List<AlertEvent> alerts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String district = random.nextBoolean() ? "990101" : "990102";
      Instant raised = START.plusSeconds(60L * random.nextInt(350));
      alerts.add(alert("water-high", "a" + i, AlertState.RAISED, district, raised));
      Instant cleared = raised.plusSeconds(30L + 60L * random.nextInt(50));
      if (random.nextInt(6) > 0 && cleared.isBefore(END)) {
        alerts.add(alert("water-high", "a" + i, AlertState.CLEARED, district, cleared));
      }
    }
    List<Bulletin> bulletins = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      bulletins.addAll(thread(city, "service-" + i % 2, i, random));
    }
    return new StormyDay(metrics, alerts, bulletins);
  }

  private static List<Bulletin> thread(City city, String sender, int number, Random random) {
    List<Bulletin> thread = new ArrayList<>();
    int minute = random.nextInt(200);
    Names event = number % 3 == 0 ? new Names("大风", "Gale") : new Names("暴雨", "Rainstorm");
    for (int message = 0; message < 3; message++) {
      boolean cancels = message == 2 && random.nextBoolean();
      Instant at = START.plusSeconds(60L * minute + number);
      thread.add(
          bulletin(
              city,
              sender,
              number + "-" + message,
              message == 0 ? "" : number + "-" + (message - 1),
              cancels ? null : BulletinSeverity.values()[random.nextInt(4)],
              event,
              at));
      minute += 10 + random.nextInt(50);
    }
    return thread;
  }

  /**
   * A bulletin for the River District that holds for an hour.
   *
   * @param replaces number of the one it takes the place of; empty for none
   * @param severity null when it cancels
   */
  static Bulletin bulletin(
      City city,
      String sender,
      String number,
      String replaces,
      @Nullable BulletinSeverity severity,
      Names event,
      Instant at) {
    BulletinInfo info =
        severity == null
            ? null
            : new BulletinInfo(
                event,
                severity,
                "Immediate",
                "Likely",
                at,
                null,
                at.plus(Duration.ofHours(1)),
                new Names(event.zh() + number, event.en() + " " + number),
                null,
                null,
                "江区");
    BulletinType type = replaces.isEmpty() ? BulletinType.ALERT : BulletinType.UPDATE;
    return new Bulletin(
        id(sender, number),
        sender,
        at,
        BulletinStatus.ACTUAL,
        severity == null ? BulletinType.CANCEL : type,
        replaces.isEmpty() ? List.of() : List.of(id(sender, replaces)),
        info,
        severity == null ? WarningPlace.elsewhere() : WarningPlace.of(city, List.of("990101")),
        at,
        city.version().city(),
        "feed");
  }

  private static String id(String sender, String number) {
    return sender + "," + number + ",2026-03-02T08:00:00+08:00";
  }

  static AlertEvent alert(String rule, String id, AlertState state, String district, Instant at) {
    return new AlertEvent(
        rule + "/" + id,
        state == AlertState.RAISED ? 1 : 2,
        state,
        AlertLevel.ORANGE,
        rule,
        "wl-01",
        "level",
        90,
        at,
        at,
        new Position(118.03, 31.08, 0),
        List.of("990100", district),
        "",
        VERSIONS);
  }

  /**
   * All that the city warns of, decided over the whole day at once, each desk for itself.
   *
   * @param findings all that was found up to the day's end
   * @param untilFindings how far event time came where findings are made
   */
  List<WarningEvent> batch(City city, List<Finding> findings, Instant untilFindings) {
    Watching watching = new Watching(city, key -> city.areaPath(key.split("/")[2]));
    List<Signal> signals = new ArrayList<>();
    metrics.forEach(metric -> signals.addAll(watching.of(metric)));
    alerts.forEach(alert -> signals.addAll(watching.of(alert)));
    Map<String, Names> events = new HashMap<>();
    bulletins.stream()
        .sorted(Comparator.comparing(Bulletin::receivedAt))
        .forEach(
            bulletin -> {
              BulletinInfo info = bulletin.info();
              if (info != null) {
                events.put(bulletin.bulletinId(), info.event());
              }
              signals.addAll(watching.of(bulletin, events));
            });
    Map<String, List<Signal>> desks = new HashMap<>();
    findings.forEach(finding -> signals.addAll(watching.of(finding)));
    signals.forEach(
        signal -> desks.computeIfAbsent(signal.desk(), desk -> new ArrayList<>()).add(signal));
    return desks.values().stream()
        .flatMap(
            desk ->
                decided(
                    desk,
                    desk.get(0).rule().source() == WarningSource.FINDING ? untilFindings : QUIET))
        .toList();
  }

  private static Stream<WarningEvent> decided(List<Signal> signals, Instant until) {
    List<WarningEvent> events = new ArrayList<>();
    Desk desk = null;
    for (List<Signal> moment : Inbox.moments(signals).values()) {
      Decided decided = Warnings.hear(desk, moment);
      desk = decided.desk();
      events.addAll(decided.events());
    }
    if (desk != null) {
      events.addAll(Warnings.pass(desk, until).events());
    }
    return events.stream();
  }

  /**
   * In another order, at most so far from where it stood, with a third of all twice. Bulletins keep
   * the order of their senders, which is that of their partition.
   */
  StormyDay disordered(Random random, Duration most) {
    return new StormyDay(
        shuffled(metrics, MetricValue::eventTime, random, most),
        shuffled(alerts, AlertEvent::at, random, most),
        bulletins.stream()
            .sorted(Comparator.comparing(Bulletin::receivedAt))
            .flatMap(one -> random.nextInt(3) == 0 ? Stream.of(one, one) : Stream.of(one))
            .toList());
  }

  static <T> List<T> shuffled(
      List<T> things, Function<T, Instant> at, Random random, Duration most) {
    record Placed<T>(T thing, long place) {}
    List<Placed<T>> placed = new ArrayList<>();
    for (T thing : things) {
      for (int copy = random.nextInt(3) == 0 ? 2 : 1; copy > 0; copy--) {
        long jitter = (long) (random.nextDouble() * most.toMillis());
        placed.add(new Placed<>(thing, at.apply(thing).toEpochMilli() + jitter));
      }
    }
    return placed.stream().sorted(Comparator.comparing(Placed::place)).map(Placed::thing).toList();
  }

  /** The part of it that is of before a moment, or of then and later. */
  StormyDay part(Instant moment, boolean before) {
    return new StormyDay(
        metrics.stream().filter(m -> m.eventTime().isBefore(moment) == before).toList(),
        alerts.stream().filter(a -> a.at().isBefore(moment) == before).toList(),
        bulletins.stream().filter(b -> b.receivedAt().isBefore(moment) == before).toList());
  }
}
