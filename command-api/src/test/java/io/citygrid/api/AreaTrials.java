package io.citygrid.api;

import static io.citygrid.api.AreaTrial.ask;
import static io.citygrid.api.AreaTrial.send;

import io.citygrid.api.AreaUser.Place;
import io.citygrid.api.identity.Role;
import io.citygrid.api.photos.Pictures;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How each operation is tried, by its id. An operation that is not here fails the test. */
final class AreaTrials {
  private static final AtomicInteger PICTURES = new AtomicInteger(100);
  private static final String CASE = "\"id\":\"{place}-case\"";
  private static final String NOW = Instant.now().minusSeconds(1).toString();
  private static final String METRIC = "traffic/area/{district}/index";

  private AreaTrials() {}

  static Map<String, AreaTrial> all() {
    Map<String, AreaTrial> all = new HashMap<>();
    persons(all);
    wholeCity(all);
    devices(all);
    cases(all);
    facts(all);
    warnings(all);
    office(all);
    measured(all);
    return all;
  }

  private static void persons(Map<String, AreaTrial> all) {
    String own = "\"id\":\"{user}\"";
    all.put("showSession", ask("/v1/session").telling(own));
    all.put("renewSession", ask("/v1/session/renew").telling(own));
    all.put(
        "changePassword",
        send(
            "/v1/users/{user}/password",
            "{\"password\":\"long enough too\",\"currentPassword\":\"not this one\"}"));
    all.put("listOwnReports", ask("/v1/my/reports").telling("\"id\":\"{user}-own\""));
    all.put(
        "listOwnNotifications",
        ask("/v1/my/notifications").telling("\"notificationId\":\"{user}-told/1\""));
    all.put("listHeldTasks", ask("/v1/tasks/held").telling("{user}-held"));
    all.put("listRewards", ask("/v1/rewards").telling("{user}-reward"));
    all.put(
        "sendPhoto",
        ask("/v1/photos")
            .as("image/png")
            .with(owner -> Pictures.png(PICTURES.incrementAndGet()))
            .telling(AreaTrials::isReadable));
  }

  private static boolean isReadable(HttpResponse<String> sent, AreaUser owner) {
    String photo = new JsonObject(sent.body()).getString("id");
    return owner.client().get("/v1/photos/" + photo).statusCode() == 200;
  }

  private static void wholeCity(Map<String, AreaTrial> all) {
    all.put("listUsers", ask("/v1/users").telling("\"{user}\""));
    all.put(
        "addUser",
        send(
            "/v1/users",
            """
            {"id":"new-{n}","password":"long enough","roles":["OPERATOR"],"areas":["{district}"]}"""));
    all.put(
        "changeUser",
        send("/v1/users/{place}-victim", "{\"roles\":[\"OPERATOR\"],\"areas\":[\"{district}\"]}"));
    all.put("removeUser", ask("/v1/users/{place}-victim"));
    all.put("listDeviceTokens", ask("/v1/device-tokens").telling("\"{place}-kept\""));
    all.put(
        "issueDeviceToken",
        send("/v1/device-tokens", "{\"name\":\"n{n}\",\"devices\":[\"{gauge}\"]}"));
    all.put("revokeDeviceToken", ask("/v1/device-tokens/{victim-token}"));
    all.put("showCity", ask("/v1/city").telling("{district}"));
    all.put("listAreas", ask("/v1/areas").telling("{district}"));
    all.put("listLayers", ask("/v1/layers").telling("district"));
    all.put("showLayer", ask("/v1/layers/district").telling("{district}"));
    all.put("showRoads", ask("/v1/roads").telling("ring-1.1"));
    all.put("showCityFile", ask("/v1/city/files/areas.csv").telling("{district}"));
    all.put("putCityFile", send("/v1/city/files/merging.yaml", "rules: []\n"));
    all.put(
        "putFence",
        send(
            "/v1/layers/district/fences/990103",
            """
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":
              [[[118.2,31.0],[118.3{n},31.0],[118.31,31.1],[118.2,31.1],[118.2,31.0]]]}}"""));
    all.put(
        "putFences",
        send(
            "/v1/layers/district/fences",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"990103","geometry":
              {"type":"Polygon","coordinates":
              [[[118.2,31.0],[118.3{n},31.0],[118.31,31.1],[118.2,31.1],[118.2,31.0]]]}}]}"""));
    all.put(
        "previewFences",
        send(
            "/v1/previews/layers/district/fences",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"990103","geometry":
              {"type":"Polygon","coordinates":
              [[[118.2,31.0],[118.3,31.0],[118.31,31.1],[118.2,31.1],[118.2,31.0]]]}}]}"""));
    all.put("previewCityFile", send("/v1/previews/city/files/merging.yaml", "rules: []\n"));
    all.put(
        "previewFence",
        send(
            "/v1/previews/layers/district/fences/990103",
            """
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":
              [[[118.2,31.0],[118.3,31.0],[118.31,31.1],[118.2,31.1],[118.2,31.0]]]}}"""));
    all.put("listOfficePlans", ask("/v1/office/plans").telling("storm"));
    String report =
        "\"category\":\"E0101\",\"position\":{\"lon\":{lon},\"lat\":{lat},\"accuracyMeters\":5}";
    all.put("sendReport", send("/v1/reports", "{" + report + "}"));
    all.put(
        "sendReports",
        send("/v1/reports/batch", "{\"reports\":[{\"idempotencyKey\":\"b{n}\"," + report + "}]}")
            .telling("\"status\":202"));
    all.put(
        "openServiceRequest",
        send(
                "/open311/v2/requests.json",
                "service_code=E0101&lat={lat}&long={lon}&description=d{n}")
            .as("application/x-www-form-urlencoded"));
    all.put("listNearbyTasks", ask("/v1/tasks?lon={lon}&lat={lat}").telling("{place}-offered"));
    String wish =
        "{\"device\":\"phone\",\"position\":{\"lon\":{lon},\"lat\":{lat},\"accuracyMeters\":9}}";
    all.put("takeTask", send("/v1/tasks/{place}-offered-4/take", wish));
    all.put("giveBackTask", send("/v1/tasks/{place}-offered-4/give-back", wish));
    all.put("answerTask", send("/v1/tasks/{place}-offered-4/answer", wish));
    all.put("listAccesses", ask("/v1/access-log"));
    all.put("listDeadLetters", ask("/v1/dead-letters"));
    all.put("countDeadLetters", ask("/v1/dead-letters/counts"));
  }

  private static void devices(Map<String, AreaTrial> all) {
    device(
        all,
        "Reading",
        "readings",
        "{\"deviceId\":\"{gauge}\",\"metric\":\"%s\",\"value\":7,\"observedAt\":\"%s\"}"
            .formatted("level", NOW));
    device(
        all,
        "Observation",
        "observations",
        "{\"detectorId\":\"{loop}\",\"quantity\":\"FLOW\",\"value\":7,\"observedAt\":\"%s\"}"
            .formatted(NOW));
    String place = "\"lon\":{lon},\"lat\":{lat},\"observedAt\":\"%s\"}".formatted(NOW);
    String patrol = "{\"worker\":\"{place}-grid_worker\"," + place;
    all.put("sendPatrolPosition", send("/v1/patrol-positions", patrol));
    all.put(
        "sendPatrolPositions",
        send("/v1/patrol-positions/batch", "{\"patrolPositions\":[" + patrol + "]}")
            .telling("\"status\":202"));
    device(all, "Position", "positions", "{\"vehicleId\":\"{place}-taxi\"," + place);
    device(
        all,
        "Count",
        "counts",
        "{\"counterId\":\"{gate}\",\"in\":1,\"out\":2,\"observedAt\":\"%s\"}".formatted(NOW));
    all.put("sendPing", send("/v1/presence", "{\"deviceId\":\"{place}-phone\"," + place));
    all.put(
        "sendPings",
        send("/v1/presence/batch", "{\"pings\":[{\"deviceId\":\"{place}-phone\"," + place + "]}")
            .telling("\"status\":202"));
    device(
        all,
        "Track",
        "tracks",
        "{\"measuringAreaId\":\"square-passage\",\"people\":[],\"observedAt\":\"%s\"}"
            .formatted(NOW));
    all.compute("sendTrack", (id, trial) -> trial.between(Place.RIVER, Place.HILL));
    all.compute("sendTracks", (id, trial) -> trial.between(Place.RIVER, Place.HILL));
    device(
        all,
        "Contact",
        "contacts",
        ("{\"contactId\":\"{place}-line/{n}\",\"channel\":\"CALL\",\"arrivedAt\":\"%s\","
                + "\"area\":\"{district}\",\"endedAt\":\"%s\"}")
            .formatted(NOW, NOW));
    all.put("sendBulletin", send("/v1/bulletins", AreaThings.BULLETIN).as("application/cap+xml"));
  }

  /** One, and a batch of one. */
  private static void device(Map<String, AreaTrial> all, String name, String path, String body) {
    all.put("send" + name, send("/v1/" + path, body));
    all.put(
        "send" + name + "s",
        send("/v1/" + path + "/batch", "{\"" + path + "\":[" + body + "]}")
            .telling("\"status\":202"));
  }

  private static void cases(Map<String, AreaTrial> all) {
    all.put("listCases", ask("/v1/cases").telling(CASE));
    all.put("lookUpCases", send("/v1/cases/lookup", "{\"ids\":[\"{place}-case\"]}").telling(CASE));
    all.put("showCase", ask("/v1/cases/{place}-case").telling(CASE));
    all.put("showCaseHistory", ask("/v1/cases/{place}-case/history").telling(CASE));
    all.put("searchCases", ask("/v1/search/cases").telling(CASE));
    all.put("listAllowedMoves", ask("/v1/cases/{place}-case/moves"));
    all.put("moveCase", send("/v1/cases/{place}-case/moves", "{}"));
    all.put(
        "moveCases",
        send(
                "/v1/moves/batch",
                "{\"moves\":[{\"idempotencyKey\":\"m{n}\",\"caseId\":\"{place}-case\"}]}")
            .telling("\"status\":400"));
    all.put("showMove", ask("/v1/cases/{place}-case/moves/{place}-moved"));
    all.put("showPhoto", ask("/v1/photos/{photo}"));
    all.put("listDispatchDifferences", ask("/v1/dispatch/differences").telling(CASE));
    all.put("showDesk", ask("/v1/desk").telling(CASE).seenBy(Role.HANDLER));
    all.put("listLoads", ask("/v1/departments/loads").telling("\"department\":\"{department}\""));
    String request = "\"service_request_id\":\"{place}-case\"";
    all.put(
        "listServiceRequests",
        ask("/open311/v2/requests.json?service_request_id={place}-case").telling(request));
    all.put("showServiceRequest", ask("/open311/v2/requests/{place}-case.json").telling(request));
    all.put(
        "listIndicators",
        ask("/v1/indicators?of={district}")
            .telling((answer, owner) -> answer.body().matches(".*\"REPORTED\":\\{\"value\":1.*")));
    all.put(
        "exportIndicators",
        ask("/v1/indicators.csv?of={district}")
            .telling(
                (answer, owner) ->
                    answer.body().matches(owner.fill("(?s).*{district}(,[^,]*){7},1,.*"))));
    all.put(
        "listIndicatorCellDays",
        ask("/v1/indicators/PATROLS_DUE/cell-days?scope=worker&of={patroller}&period={month}")
            .telling("\"minutes\":17"));
    all.put("listContacts", ask("/v1/contacts?id={place}-call").telling("\"id\":\"{place}-call\""));
    all.put(
        "listIndicatorContacts",
        ask("/v1/indicators/CALLS_DUE/contacts?of={district}&limit=500")
            .telling("\"id\":\"{place}-call\"")
            .seenBy(
                Role.VIEWER,
                Role.OPERATOR,
                Role.DUTY_OFFICER,
                Role.DISPATCHER,
                Role.SUPERVISOR,
                Role.GRID_WORKER,
                Role.ADMINISTRATOR));
    all.put("listIndicatorCases", ask("/v1/indicators/REPORTED/cases?of={district}").telling(CASE));
  }

  private static void facts(Map<String, AreaTrial> all) {
    String fact = "\"factId\":\"{place}-fact\"";
    all.put("listFacts", ask("/v1/facts?area={district}").telling(fact));
    all.put("listVisits", ask("/v1/visits?until=2126-01-01T00:00:00Z").telling(fact));
    all.put("showFact", ask("/v1/facts/{place}-fact").telling(fact));
    all.put("listFactCases", ask("/v1/facts/{place}-fact/cases").telling(CASE));
    all.put("editFact", send("/v1/facts/{place}-fact/edits", "{}"));
    all.put("showFactEdit", ask("/v1/facts/{place}-fact/edits/{place}-edited"));
    all.put(
        "recordFact",
        send(
            "/v1/facts",
            """
            {"kind":"DWELLING","position":{"lon":{lon},"lat":{lat}},"content":{"address":"1"}}"""));
  }

  private static void warnings(Map<String, AreaTrial> all) {
    String warning = "\"warningId\":\"{place}-warning\"";
    all.put("listWarnings", ask("/v1/warnings").telling(warning));
    all.put("showWarning", ask("/v1/warnings/{place}-warning").telling(warning));
    String notSeen = "{\"seenVersion\":0}";
    all.put("acknowledgeWarning", send("/v1/warnings/{place}-warning/acknowledge", notSeen));
    all.put("cancelWarning", send("/v1/warnings/{place}-warning/cancel", notSeen));
    String finding = "\"findingId\":\"{place}-finding\"";
    all.put("listFindings", ask("/v1/findings").telling(finding));
    all.put("showFinding", ask("/v1/findings/{place}-finding").telling(finding));
    all.put("openCaseOfFinding", send("/v1/findings/{place}-finding/case", "{}"));
    String alert = "\"alertId\":\"{place}-alert\"";
    all.put("listAlerts", ask("/v1/alerts").telling(alert));
    all.put("showAlert", ask("/v1/alerts/{place}-alert").telling(alert));
    String source = "\"source\":\"{place}-source\"";
    all.put("listQuality", ask("/v1/quality").telling(source));
    all.put("showQuality", ask("/v1/quality/SENSOR/{place}-source").telling(source));
  }

  private static void office(Map<String, AreaTrial> all) {
    String task = "\"taskId\":\"{place}-task\"";
    all.put("listOfficeTasks", ask("/v1/office/tasks").telling(task));
    all.put("showOfficeTask", ask("/v1/office/tasks/{place}-task").telling(task));
    all.put("listOfficeMoves", ask("/v1/office/tasks/{place}-task/moves").telling(task));
    all.put("showOfficeHistory", ask("/v1/office/tasks/{place}-task/history").telling(task));
    all.put("moveOfficeTask", send("/v1/office/tasks/{place}-task/moves", "{}"));
    all.put("showOfficeMove", ask("/v1/office/tasks/{place}-task/moves/{place}-done"));
    all.put("startOfficePlan", send("/v1/office/plans/storm/start", "{\"area\":\"{district}\"}"));
    all.put(
        "drawUpOfficeTask",
        send(
            "/v1/office/tasks",
            """
            {"names":{"en":"Ditches"},"area":"{district}","department":"{department}",
             "limit":{"amount":2,"unit":"WORKING_DAYS"},"steps":[{"names":{"en":"Look"}}]}"""));
  }

  private static void measured(Map<String, AreaTrial> all) {
    all.put("listReadings", ask("/v1/readings?devices=wl-01,wl-02").telling("\"{gauge}\""));
    all.put("listSegments", ask("/v1/segments").telling("\"{segment}\""));
    all.put("listCrowd", ask("/v1/crowd").telling("\"id\":\"{hot}\""));
    all.put("showCrowd", ask("/v1/crowd/{hot}").telling("\"id\":\"{hot}\""));
    all.put("listCells", ask("/v1/crowd/cells").telling("\"cell\":\"{cell}\""));
    all.put("showCell", ask("/v1/crowd/cells/{cell}").telling("\"cell\":\"{cell}\""));
    all.put("showHeat", ask("/v1/crowd/heat?zoom=16").telling("\"cell\":\"{tile}\""));
    all.put("listFlow", ask("/v1/flow").telling("\"code\":\"{district}\""));
    all.put("showFlow", ask("/v1/flow/{district}").telling("\"code\":\"{district}\""));
    String route = "\"id\":\"west-hill\"";
    all.put(
        "listTravelTimes",
        ask("/v1/travel-times").telling(route).between(Place.RIVER, Place.HARBOUR));
    all.put(
        "showTravelTime",
        ask("/v1/travel-times/west-hill").telling(route).between(Place.HILL, Place.HARBOUR));
    all.put("listMetrics", ask("/v1/metrics").telling(METRIC));
    all.put("showMetricHistory", ask("/v1/metrics/history?key=" + METRIC).telling(METRIC));
    all.put("showUsualDay", ask("/v1/metrics/usual-day?key=" + METRIC).telling(METRIC));
  }
}
