package io.citygrid.api;

import io.citygrid.api.AreaUser.Place;
import io.citygrid.api.push.FeedKind;
import io.citygrid.api.view.RedisWriter;
import io.citygrid.casework.worklist.WorkIndexes;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.testville.TestvilleCells;
import io.citygrid.city.testville.TestvilleFactMessages;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.testville.TestvilleOfficeMessages;
import io.citygrid.city.testville.TestvilleQuality;
import io.citygrid.city.testville.TestvilleTaskMessages;
import io.citygrid.city.testville.TestvilleTravel;
import io.citygrid.city.testville.TestvilleWarningMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.CellView;
import io.citygrid.city.view.HeatView;
import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One thing of each kind in a district, named after it: {@code river-case}, {@code hill-alert}. */
final class AreaThings {
  static final String BULLETIN =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
        <identifier>b{n}</identifier><sender>{place}</sender>
        <sent>2026-03-02T08:15:00+08:00</sent>
        <status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
        <info>
          <language>zh-CN</language><category>Met</category><event>暴雨</event>
          <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
          <expires>2026-03-02T14:15:00+08:00</expires><headline>暴雨</headline>
          <area><areaDesc>x</areaDesc>
            <geocode><valueName>行政区划编码</valueName><value>{district}000000</value></geocode>
          </area>
        </info>
      </alert>
      """;

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final RedisWriter view;

  AreaThings(RedisWriter view) {
    this.view = view;
  }

  /** Writes version 1 of everything that lies in the place, but what is logged. */
  void writeQuiet(Place place) {
    fact(place);
    quality(place);
    offered(place);
    outcomes(place);
    view.segment(
        place.fill("{segment}"), 1, place.fill("{\"segment\":\"{segment}\",\"level\":\"SLIGHT\"}"));
    view.crowd(place.fill("{hot}"), 1, text(Codecs.CROWD_VIEW, TestvilleMessages.FILLING));
    view.flow(
        place.fill("PEOPLE/{district}"), 1, text(Codecs.FLOW_VIEW, TestvilleMessages.FLOWING_IN));
    view.travel("west-hill", 1, text(Codecs.TRAVEL_VIEW, TestvilleTravel.SLOW_WAY));
    LonLat middle = new LonLat(number(place, "{lon}"), number(place, "{lat}"));
    String tile = MapTile.of(middle, 16).id();
    place.learn("tile", tile);
    view.heat(
        tile,
        1,
        text(
            Codecs.HEAT_VIEW, new HeatView(tile, 16, NOW, 300, 20, 0.1, TestvilleCells.ESTIMATED)));
    view.cell(
        place.fill("{cell}"),
        1,
        text(
            Codecs.CELL_VIEW,
            new CellView(place.fill("{cell}"), NOW, 300, 1, 20, 0.1, TestvilleCells.ESTIMATED)));
  }

  /** Writes something that a viewer is told of in so far as it was written. */
  void written() {
    view.travel("west-hill", 2, text(Codecs.TRAVEL_VIEW, TestvilleTravel.SLOW_WAY));
  }

  /** Writes a version of what a subscription to this kind tells of the place from the view. */
  void write(FeedKind kind, Place place, long version) {
    switch (kind) {
      case CASE -> show(caseIn(place), version);
      case ALERT -> alert(place, version);
      case WARNING -> warning(place, version);
      case FINDING -> finding(place, version);
      case OFFICE_TASK -> task(place, version);
      case READING ->
          view.reading(
              place.fill("{gauge}"),
              "level",
              version,
              place.fill(
                  "{\"deviceId\":\"{gauge}\",\"metric\":\"level\",\"value\":" + version + "}"));
      case SEGMENT ->
          view.segment(
              place.fill("{segment}"),
              version,
              place.fill("{\"segment\":\"{segment}\",\"speedKmh\":" + version + "}"));
      case CROWD ->
          view.crowd(
              place.fill("{hot}"),
              version,
              json(Codecs.CROWD_VIEW, TestvilleMessages.FILLING)
                  .put("area", place.fill("{hot}"))
                  .put("version", version)
                  .encode());
      default -> throw new IllegalArgumentException(kind + " does not lie in a place");
    }
  }

  /** Writes a version of what is somebody's own, and lies in a district that is not theirs. */
  void writeOwn(AreaUser user, long version) {
    JsonObject own =
        json(Codecs.CASE_VIEW, CaseView.of(TestvilleMessages.DISPATCHED))
            .put("id", user.fill("{user}-own"))
            .put("reporter", user.id())
            .put("department", "market")
            .put("areaPath", path(Place.HARBOUR));
    write(ViewKind.CASE, own, "id", 1, ViewIndexes.casesOfReporter(user.id()));
    JsonObject held = task(user.fill("{user}-held"));
    write(ViewKind.TASK, held, "taskId", 1, ViewIndexes.tasksHeldBy(user.id()));
    JsonObject reward =
        json(Codecs.PAYMENT, TestvilleTaskMessages.REWARD)
            .put("paymentId", user.fill("{user}-reward"))
            .put("person", user.id());
    write(ViewKind.PAYMENT, reward, "paymentId", 1, ViewIndexes.paymentsOf(user.id()));
    told(user, version);
  }

  /** Writes a version of what somebody is told of the own reports. */
  void told(AreaUser user, long version) {
    JsonObject told =
        json(Codecs.NOTIFICATION, TestvilleTaskMessages.TOLD)
            .put("notificationId", user.fill("{user}-told/1"))
            .put("recipient", user.id());
    write(
        ViewKind.NOTIFICATION,
        told,
        "notificationId",
        version,
        ViewIndexes.notificationsOf(user.id()));
  }

  void deadLetter(long version) {
    view.write(
        new ViewWrite(
            ViewKind.DEAD_LETTER,
            TestvilleMessages.CUT_OFF.id(),
            version,
            Codecs.DEAD_LETTER.encode(TestvilleMessages.CUT_OFF),
            NOW.toEpochMilli(),
            List.of(ViewIndexes.DEAD_LETTERS)));
  }

  /** A case of just now that the district's urban management has. */
  static CaseEvent caseIn(Place place) {
    CaseEvent like = TestvilleMessages.DISPATCHED;
    Report report = like.report();
    Report here =
        new Report(
            place.fill("{place}-case"),
            "somebody",
            report.source(),
            report.category(),
            report.description(),
            report.position(),
            NOW,
            NOW,
            1,
            "");
    return new CaseEvent(
        here.caseId(),
        1,
        like.state(),
        NOW,
        here,
        like.placements(),
        place.district(),
        List.of("990100", place.district()),
        "",
        place.department(),
        like.rule(),
        null,
        List.of(),
        like.versions(),
        like.step(),
        like.facts());
  }

  static MetricValue metricOf(Place place, long version) {
    String key = place.fill("traffic/area/{district}/index");
    return new MetricValue(key, NOW, version % 10, "1", version, 1);
  }

  private void show(CaseEvent event, long version) {
    List<String> indexes = new ArrayList<>(WorkIndexes.of(event));
    String district = event.areaPath().get(1);
    indexes.addAll(
        List.of(
            ViewIndexes.CASES,
            ViewIndexes.cases(event.state()),
            ViewIndexes.casesOfDistrict(district, event.state()),
            ViewIndexes.casesOfArea(district, event.state()),
            ViewIndexes.casesOfDepartment(event.department()),
            ViewIndexes.casesOfLink(event.caseId().replace("-case", "-fact"))));
    write(
        ViewKind.CASE,
        json(Codecs.CASE_VIEW, CaseView.of(event)),
        "id",
        version,
        indexes.toArray(String[]::new));
  }

  private void alert(Place place, long version) {
    JsonObject alert =
        json(Codecs.ALERT_EVENT, TestvilleMessages.WATER_HIGH)
            .put("alertId", place.fill("{place}-alert"))
            .put("areaPath", path(place));
    write(ViewKind.ALERT, alert, "alertId", version, ViewIndexes.ALERTS);
  }

  private void warning(Place place, long version) {
    JsonObject warning =
        json(Codecs.WARNING_EVENT, TestvilleWarningMessages.IN_HAND)
            .put("warningId", place.fill("{place}-warning"))
            .put("departments", new JsonArray().add(place.department()));
    warning
        .getJsonObject("place")
        .put("areas", new JsonArray().add(place.district()))
        .put("concerned", new JsonArray().add(place.district()))
        .put("wholeCity", false);
    write(
        ViewKind.WARNING,
        warning,
        "warningId",
        version,
        ViewIndexes.WARNINGS,
        ViewIndexes.warnings(WarningState.OPEN));
  }

  private void finding(Place place, long version) {
    JsonObject finding =
        json(Codecs.FINDING, TestvilleWarningMessages.CLUSTER)
            .put("findingId", place.fill("{place}-finding"))
            .put("areaPath", path(place))
            .put("concerned", path(place));
    write(
        ViewKind.FINDING,
        finding,
        "findingId",
        version,
        ViewIndexes.FINDINGS,
        ViewIndexes.findings(FindingState.OPEN));
  }

  private void task(Place place, long version) {
    JsonObject task =
        json(Codecs.OFFICE_EVENT, TestvilleOfficeMessages.HALF_DONE)
            .put("taskId", place.fill("{place}-task"))
            .put("areaPath", path(place))
            .put("department", place.department());
    task.getJsonArray("steps")
        .forEach(step -> ((JsonObject) step).put("department", place.department()));
    write(
        ViewKind.OFFICE_TASK, task, "taskId", version, ViewIndexes.OFFICE, ViewIndexes.OFFICE_OPEN);
  }

  private void fact(Place place) {
    JsonObject fact =
        json(Codecs.FACT_CHANGE, TestvilleFactMessages.SHOP)
            .put("factId", place.fill("{place}-fact"))
            .put("area", place.district())
            .put("areaPath", path(place));
    write(ViewKind.FACT, fact, "factId", 1, ViewIndexes.factsOfArea(place.district()));
  }

  /** What became of a command about the case, the fact and the task of the place. */
  private void outcomes(Place place) {
    outcome(
        place.fill("{place}-moved"),
        json(Codecs.COMMAND_OUTCOME, TestvilleMessages.TOO_LATE)
            .put("caseId", place.fill("{place}-case"))
            .put("result", "FOLLOWED"));
    outcome(
        place.fill("{place}-edited"),
        json(Codecs.FACT_OUTCOME, TestvilleFactMessages.SEEN_TOO_EARLY)
            .put("factId", place.fill("{place}-fact"))
            .put("result", "APPLIED")
            .put("changes", new JsonArray()));
    outcome(
        place.fill("{place}-done"),
        json(Codecs.OFFICE_OUTCOME, TestvilleOfficeMessages.TOO_LATE)
            .put("taskId", place.fill("{place}-task"))
            .put("result", "FOLLOWED"));
  }

  private void outcome(String commandId, JsonObject outcome) {
    view.outcome(commandId, outcome.put("commandId", commandId).encode());
  }

  private void quality(Place place) {
    JsonObject source =
        json(Codecs.SOURCE_QUALITY, TestvilleQuality.NOT_BELIEVED)
            .put("source", place.fill("{place}-source"))
            .put("areaPath", path(place));
    view.write(
        new ViewWrite(
            ViewKind.QUALITY,
            place.fill("SENSOR/{place}-source"),
            1,
            source.encode(),
            NOW.toEpochMilli(),
            List.of(ViewIndexes.quality(false))));
  }

  /** A task for citizens, who check where they are. */
  private void offered(Place place) {
    JsonObject task = task(place.fill("{place}-offered-4"));
    double lon = number(place, "{lon}");
    double lat = number(place, "{lat}");
    task.getJsonObject("position").put("lon", lon).put("lat", lat);
    String near = ViewIndexes.tasksNear(0);
    view.write(
        new ViewWrite(
            ViewKind.TASK,
            task.getString("taskId"),
            1,
            task.toBuffer().getBytes(),
            NOW.toEpochMilli(),
            List.of(near),
            new MapPlace(near, lon, lat)));
  }

  private static JsonObject task(String id) {
    return json(Codecs.TASK_EVENT, TestvilleTaskMessages.openedAt("case", NOW)).put("taskId", id);
  }

  private void write(ViewKind kind, JsonObject json, String id, long version, String... indexes) {
    view.write(
        new ViewWrite(
            kind,
            json.getString(id),
            version,
            json.put("version", version).encode(),
            NOW.toEpochMilli(),
            List.of(indexes)));
  }

  private static JsonArray path(Place place) {
    return new JsonArray().add("990100").add(place.district());
  }

  private static double number(Place place, String word) {
    return Double.parseDouble(place.fill(word));
  }

  private static <T> JsonObject json(Codec<T> codec, T like) {
    return new JsonObject(text(codec, like));
  }

  private static <T> String text(Codec<T> codec, T like) {
    return new String(codec.encode(like), StandardCharsets.UTF_8);
  }
}
