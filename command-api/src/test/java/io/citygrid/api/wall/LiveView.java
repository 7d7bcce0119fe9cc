package io.citygrid.api.wall;

import io.citygrid.casework.worklist.WorkIndexes;
import io.citygrid.city.AlertLevel;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningChange;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleWarningMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.ReadingView;
import io.citygrid.city.view.SegmentView;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.LonLat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.Jedis;

/** The live view of Testville, written as the jobs write it: by their own script. */
final class LiveView implements AutoCloseable {
  static final String RIVER = "990101";
  private static final Versions VERSIONS = new Versions(1, 1, 1);

  /**
   * The jobs' scripts; read from their module's sources, since the modules must not see each other.
   */
  private static final Path SCRIPTS =
      Path.of("..", "flink-jobs/src/main/resources/io/citygrid/jobs/redis");

  private final Jedis redis;
  private final String script;
  private final String latestScript;

  LiveView(URI redis) {
    this.redis = new Jedis(redis);
    try {
      this.script = Files.readString(SCRIPTS.resolve("write-view.lua"));
      this.latestScript = Files.readString(SCRIPTS.resolve("write-latest.lua"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both jobs are alive now. */
  void pulse() {
    String now = Long.toString(System.currentTimeMillis());
    redis.set(RedisKeys.pulse("cases"), now);
    redis.set(RedisKeys.pulse("sensors"), now);
  }

  /** Waste in North Street, dispatched to the River District's urban management. */
  void dispatchCase(String id) {
    LonLat point = Testville.NORTH_STREET;
    write(
        new CaseView(
            id,
            1,
            CaseState.DISPATCHED,
            now(),
            "E0101",
            ReportSource.GRID_WORKER,
            "worker-7",
            "<b>垃圾</b> beside the school gate",
            new Position(point.lon(), point.lat(), 5),
            now(),
            now(),
            "",
            List.of(
                new Placement("district", RIVER, 2400),
                new Placement("appearance", "A-990101001", 31.4)),
            "990101001",
            List.of("990100", RIVER, "990101001"),
            "A-990101001",
            "river-urban",
            "responsibility.csv:3",
            null,
            List.of(),
            VERSIONS,
            null,
            null));
  }

  /** Waste five metres from the edge of two districts, on the manual desk. */
  void putOnDesk(String id) {
    LonLat point = Testville.NEAR_HILL_EDGE;
    write(
        new CaseView(
            id,
            1,
            CaseState.ON_MANUAL_DESK,
            now(),
            "E0101",
            ReportSource.CITIZEN,
            "citizen-1",
            "",
            new Position(point.lon(), point.lat(), 10),
            now(),
            now(),
            "",
            List.of(new Placement("district", RIVER, 4.8)),
            "990101001",
            List.of("990100", RIVER, "990101001"),
            "",
            "",
            "",
            DeskReason.NEAR_EDGE,
            List.of(DeskCase.RIVER, DeskCase.HILL),
            VERSIONS,
            null,
            null));
  }

  /** High water at the North Street gauge. */
  void raiseAlert(String id) {
    alert(id, 1, AlertState.RAISED, 91.5);
  }

  void clearAlert(String id) {
    alert(id, 2, AlertState.CLEARED, 66);
  }

  /** The city warns the River District of a rainstorm; nobody has it in hand. */
  void warn(String id, long version, AlertLevel level, WarningState state) {
    warning(id, version, level, state, "");
  }

  /** Somebody has the warning in hand. */
  void takeInHand(String id, long version, AlertLevel level, String who) {
    warning(id, version, level, WarningState.OPEN, who);
  }

  /** The task of the office with its first step open or finished, due then. */
  void task(String id, long version, boolean isFinished, Instant dueAt) {
    task(id, version, isFinished, dueAt, "");
  }

  /** The same that came from somewhere, such as {@code finding:…}. */
  void task(String id, long version, boolean isFinished, Instant dueAt, String origin) {
    OfficeEvent event = ShownTask.of(id, version, isFinished, now(), dueAt, origin);
    apply(
        new ViewWrite(
            ViewKind.OFFICE_TASK,
            id,
            version,
            json(Codecs.OFFICE_EVENT, event),
            event.at().toEpochMilli(),
            List.of(ViewIndexes.OFFICE, ViewIndexes.OFFICE_OPEN)));
  }

  private void warning(
      String id, long version, AlertLevel level, WarningState state, String inHandOf) {
    WarningEvent made = TestvilleWarningMessages.IN_HAND;
    Instant now = now();
    WarningEvent event =
        new WarningEvent(
            id,
            version,
            WarningChange.UPDATED,
            state,
            level,
            made.rule(),
            made.source(),
            made.subject(),
            made.title(),
            made.value(),
            now,
            now,
            now,
            now.plusSeconds(3_600),
            made.departments(),
            made.roles(),
            false,
            inHandOf,
            inHandOf.isEmpty() ? null : now,
            made.rule(),
            "",
            made.instruction(),
            made.place(),
            made.evidence(),
            VERSIONS);
    apply(
        new ViewWrite(
            ViewKind.WARNING,
            id,
            version,
            json(Codecs.WARNING_EVENT, event),
            now.toEpochMilli(),
            List.of(ViewIndexes.WARNINGS, ViewIndexes.warnings(state))));
  }

  /** Stalls stand out in the River District, close together; or do so no longer. */
  void find(long version, FindingState state) {
    Instant now = now();
    Finding finding = ShownFinding.of(version, state, now, VERSIONS);
    apply(
        new ViewWrite(
            ViewKind.FINDING,
            finding.findingId(),
            version,
            json(Codecs.FINDING, finding),
            now.toEpochMilli(),
            List.of(
                ViewIndexes.FINDINGS,
                ViewIndexes.findings(state),
                ViewIndexes.findingsOfKind(finding.kind(), state),
                ViewIndexes.findingsOfArea(RIVER, state))));
  }

  /** How far a source in the River District can be believed. */
  void judge(SourceQuality quality) {
    List<String> indexes = new ArrayList<>();
    for (boolean onlySuspect : List.of(false, true)) {
      if (!onlySuspect || quality.suspect()) {
        indexes.add(ViewIndexes.quality(onlySuspect));
        indexes.add(ViewIndexes.qualityOfKind(quality.kind(), onlySuspect));
        quality
            .areaPath()
            .forEach(area -> indexes.add(ViewIndexes.qualityOfArea(area, onlySuspect)));
      }
    }
    apply(
        new ViewWrite(
            ViewKind.QUALITY,
            quality.id(),
            quality.version(),
            json(Codecs.SOURCE_QUALITY, quality),
            quality.at().toEpochMilli(),
            indexes));
  }

  /** A reading of the North Street gauge. */
  void read(double level) {
    ReadingView reading = new ReadingView("wl-01", "level", level, now());
    String value = now().toEpochMilli() + " " + json(Codecs.READING_VIEW, reading);
    redis.hset(RedisKeys.READINGS, reading.id(), value);
  }

  /** Traffic on a segment of a road, measured just now. */
  void drive(String segment, double speedKmh, String level) {
    SegmentView traffic =
        new SegmentView(
            segment, now(), speedKmh, 80, false, level, 0.75, 12, false, 640.0, 95.0, 62.0,
            1_400.0);
    latest(ViewKind.SEGMENT, segment, json(Codecs.SEGMENT_VIEW, traffic));
  }

  /** A crowd on the Central Square so many minutes ago, nine of ten that it holds. */
  void fill(String area, int minutesAgo) {
    CrowdView crowd = ShownCrowd.nineOfTen(area, now().minusSeconds(60L * (minutesAgo + 1)));
    latest(ViewKind.CROWD, area, json(Codecs.CROWD_VIEW, crowd));
  }

  private void latest(ViewKind kind, String id, String json) {
    redis.eval(
        latestScript,
        List.of(
            RedisKeys.latest(kind), RedisKeys.EPOCH, RedisKeys.mark(kind), RedisKeys.marks(kind)),
        List.of(
            UUID.randomUUID().toString(),
            "500",
            id,
            Long.toString(System.currentTimeMillis()),
            json));
  }

  @Override
  public void close() {
    redis.close();
  }

  private void alert(String id, long version, AlertState state, double value) {
    LonLat point = Testville.NORTH_STREET;
    AlertEvent event =
        new AlertEvent(
            id,
            version,
            state,
            AlertLevel.ORANGE,
            "water-high",
            "wl-01",
            "level",
            value,
            now(),
            now(),
            new Position(point.lon(), point.lat(), 0),
            List.of("990100", RIVER, "990101001"),
            "",
            VERSIONS);
    apply(
        new ViewWrite(
            ViewKind.ALERT,
            id,
            version,
            json(Codecs.ALERT_EVENT, event),
            event.at().toEpochMilli(),
            List.of(
                ViewIndexes.ALERTS,
                ViewIndexes.alerts(state),
                ViewIndexes.alertsOfDistrict(RIVER, state))));
  }

  /** A case after an event. */
  void show(CaseEvent event) {
    write(CaseView.of(event));
  }

  private void write(CaseView view) {
    List<String> indexes = new ArrayList<>(WorkIndexes.of(view.event()));
    indexes.addAll(
        List.of(
            ViewIndexes.CASES,
            ViewIndexes.cases(view.state()),
            ViewIndexes.casesOfDistrict(RIVER, view.state()),
            ViewIndexes.casesOfReporter(view.reporter())));
    apply(
        new ViewWrite(
            ViewKind.CASE,
            view.id(),
            view.version(),
            json(Codecs.CASE_VIEW, view),
            view.at().toEpochMilli(),
            indexes));
  }

  private void apply(ViewWrite write) {
    redis.eval(
        script,
        List.of(
            RedisKeys.EPOCH,
            RedisKeys.SEQUENCE,
            RedisKeys.CHANGES,
            RedisKeys.item(write.kind(), write.id())),
        List.of(
            UUID.randomUUID().toString(),
            "1000",
            RedisKeys.index(""),
            "1",
            write.kind().key(),
            write.id(),
            Long.toString(write.version()),
            Long.toString(write.atMillis()),
            write.text(),
            "1",
            String.join("\n", write.indexes()),
            "",
            "",
            ""));
  }

  private static <T> String json(Codec<T> codec, T value) {
    return new String(codec.encode(value), StandardCharsets.UTF_8);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
