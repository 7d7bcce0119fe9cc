package io.citygrid.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.standalone.CityOptions;
import io.citygrid.standalone.StandaloneCity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Testville, running, with people who know it by HTTP alone. What citizens send is looked at before
 * it is filed, and what the hotline takes is filed by the duty officer; the office of North Street
 * can take one case at a time; shops without licence are checked by citizens.
 */
final class Town implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String PASSWORD = "long-enough-1";
  private static final String FILING =
      """
      rules:
        - {sources: [CITIZEN], filing: AFTER_FIELD_CHECK}
        - {sources: [HOTLINE], filing: BY_PERSON}
      """;
  private static final String LOADS =
      """
      fullLoad: NEXT
      loadLimits:
        - {departments: [north-street], casesInHand: 1}
      """;
  private static final String CHECKED_BY_CITIZENS = "categories: [E0201]\nsecondShare: 0\n";

  private static final String OFFICE =
      """
      plans:
        - id: storm
          names: {zh: 暴雨, en: Storm}
          kind: EMERGENCY
          tasks:
            - id: ditches
              names: {zh: 清淤, en: Clear the ditches}
              scope: {zh: 各区排水沟, en: The ditches of each district}
              function: urban-management
              per: TOWNSHIP
              limit: {amount: 12, unit: EMERGENCY_HOURS}
              budgetCents: 100000
              steps:
                - {names: {zh: 巡查, en: Look}}
                - {names: {zh: 抽排, en: Pump}, function: water, weight: 3}
      """;

  private final StandaloneCity city;
  private final ApiClient administrator;
  private final Set<CaseState> passed =
      Collections.synchronizedSet(EnumSet.noneOf(CaseState.class));

  private Town(StandaloneCity city) {
    this.city = city;
    this.administrator =
        new ApiClient(city.port())
            .signedIn("admin", city.firstAdministratorPassword().orElseThrow());
  }

  static Town start(Path data) throws Exception {
    var files =
        Testville.files()
            .with("filing.yaml", FILING.getBytes(StandardCharsets.UTF_8))
            .with("responsibility.yaml", LOADS.getBytes(StandardCharsets.UTF_8))
            .with("verification.yaml", CHECKED_BY_CITIZENS.getBytes(StandardCharsets.UTF_8))
            .with("office.yaml", OFFICE.getBytes(StandardCharsets.UTF_8));
    return new Town(
        StandaloneCity.start(
            new CityOptions(files, data, "127.0.0.1", 0, 0, List.of()), step -> {}));
  }

  /** All states that a case was seen in. */
  Set<CaseState> passed() {
    return passed;
  }

  /** The administrator, who was there first. */
  Person administrator() {
    return new Person("admin", administrator);
  }

  /** Somebody who is not signed in: an app, a program. */
  Person stranger() {
    return new Person("", new ApiClient(city.port()));
  }

  /** Somebody with this role who works for this area, {@code *} for the whole city. */
  Person person(String id, String role, String area) {
    return person(id, role, area, "");
  }

  /** The same of a department. */
  Person person(String id, String role, String area, String department) {
    JsonObject user =
        new JsonObject()
            .put("id", id)
            .put("password", PASSWORD)
            .put("roles", new JsonArray().add(role))
            .put("areas", area.isEmpty() ? new JsonArray() : new JsonArray().add(area))
            .put("department", department);
    HttpResponse<String> added = administrator.send("POST", "/v1/users", user.encode());
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    return new Person(id, new ApiClient(city.port()).signedIn(id, PASSWORD));
  }

  @Override
  public void close() {
    city.close();
  }

  /** A position as it is sent. */
  static JsonObject at(LonLat place) {
    return new JsonObject()
        .put("lon", place.lon())
        .put("lat", place.lat())
        .put("accuracyMeters", 5);
  }

  /** Somebody with a phone or a desk. */
  final class Person {
    private final String id;
    private final ApiClient client;

    private Person(String id, ApiClient client) {
      this.id = id;
      this.client = client;
    }

    /** What is there; fails when it is hidden from this person. */
    String reads(String path) {
      HttpResponse<String> answer = client.get(path);
      assertThat(answer.statusCode()).as(id + " " + answer.body()).isEqualTo(200);
      return answer.body();
    }

    /** Sends, under a key of its own, and is answered with this status. */
    String sends(String method, String path, String body, int status, String... headers) {
      List<String> all = new ArrayList<>(List.of(headers));
      all.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
      HttpResponse<String> answer = client.send(method, path, body, all.toArray(String[]::new));
      assertThat(answer.statusCode()).as(id + " " + answer.body()).isEqualTo(status);
      return answer.body();
    }

    /** Sends a picture; answers its id. */
    String photographs(byte[] picture) {
      HttpResponse<String> answer =
          client.send("POST", "/v1/photos", picture, "Content-Type", "image/png");
      assertThat(answer.statusCode()).as(id + " " + answer.body()).isEqualTo(201);
      return new JsonObject(answer.body()).getString("id");
    }

    /** Steps of the own case that this person was told of, in order, once so many are there. */
    List<String> isToldOf(Matter matter, int steps) {
      await().atMost(PATIENCE).until(() -> told(matter).size() >= steps);
      return told(matter);
    }

    private List<String> told(Matter matter) {
      return new JsonObject(reads("/v1/my/notifications?limit=500"))
          .getJsonArray("items").stream()
              .map(item -> (JsonObject) item)
              .filter(item -> item.getString("caseId").equals(matter.id))
              .sorted(Comparator.comparing(item -> item.getLong("caseVersion")))
              .map(item -> item.getString("step"))
              .toList();
    }

    /** Reports; what comes of it is seen by the same person at once or a moment later. */
    Matter reports(String category, LonLat place) {
      return reports(new JsonObject().put("category", category).put("position", at(place)));
    }

    Matter reports(JsonObject report) {
      HttpResponse<String> taken =
          client.send(
              "POST",
              "/v1/reports",
              report.encode(),
              "Idempotency-Key",
              UUID.randomUUID().toString());
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
      Matter matter = new Matter(new JsonObject(taken.body()).getString("caseId"));
      await()
          .atMost(PATIENCE)
          .until(() -> client.get("/v1/cases/" + matter.id).statusCode() == 200);
      passed.add(state(matter));
      return matter;
    }

    /** The case as this person sees it; fails when it is hidden from this person. */
    JsonObject sees(Matter matter) {
      HttpResponse<String> seen = client.get("/v1/cases/" + matter.id);
      assertThat(seen.statusCode()).as(id + " " + seen.body()).isEqualTo(200);
      return new JsonObject(seen.body());
    }

    CaseState state(Matter matter) {
      return CaseState.valueOf(sees(matter).getString("state"));
    }

    void doesNotSee(Matter matter) {
      assertThat(client.get("/v1/cases/" + matter.id).statusCode()).as(id).isEqualTo(404);
    }

    /** Sees the case come to a state by itself. */
    void seesComeTo(CaseState state, Matter matter) {
      await().atMost(PATIENCE).until(() -> state(matter) == state);
      passed.add(state);
    }

    /** The moves that are offered to this person. */
    List<String> mayDo(Matter matter) {
      HttpResponse<String> allowed = client.get("/v1/cases/" + matter.id + "/moves");
      assertThat(allowed.statusCode()).as(allowed.body()).isEqualTo(200);
      return new JsonObject(allowed.body())
          .getJsonArray("moves").stream()
              .map(move -> ((JsonObject) move).getString("move"))
              .toList();
    }

    /** Ids of the cases of this state that the person has to look after. */
    List<String> lists(CaseState state) {
      HttpResponse<String> page = client.get("/v1/cases?limit=500&state=" + state);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      return new JsonObject(page.body())
          .getJsonArray("items").stream().map(item -> ((JsonObject) item).getString("id")).toList();
    }

    /** Ids of the cases that wait for this person with this kind of work. */
    List<String> hasToDo(String kind) {
      HttpResponse<String> page = client.get("/v1/desk?limit=500&kind=" + kind);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      return new JsonObject(page.body())
          .getJsonArray("items").stream().map(item -> ((JsonObject) item).getString("id")).toList();
    }

    /** Moves it, which leads to this state; then everybody sees it there. */
    void does(JsonObject move, Matter matter, CaseState then) {
      HttpResponse<String> answer = send(move, matter);
      assertThat(answer.statusCode()).as("%s %s: %s", id, move, answer.body()).isEqualTo(200);
      assertThat(new JsonObject(answer.body()).getString("state"))
          .as("%s %s", id, move)
          .isEqualTo(then.name());
      passed.add(then);
    }

    /** Starts a plan of the task office in an area; the tasks, each with what became of it. */
    JsonArray starts(String plan, String area, String key) {
      HttpResponse<String> answer = null;
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (answer == null || (answer.statusCode() == 202 && System.nanoTime() < deadline)) {
        answer =
            client.send(
                "POST",
                "/v1/office/plans/" + plan + "/start",
                new JsonObject().put("area", area).put("origin", "warning:" + key).encode(),
                "Idempotency-Key",
                key);
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return new JsonObject(answer.body()).getJsonArray("tasks");
    }

    /** Sees a task of the office come onto the own list, or go from it. */
    void seesWaiting(Task task, boolean isThere) {
      await().atMost(PATIENCE).until(() -> waiting().contains(task.id) == isThere);
    }

    /** Sees a task of the office come to a state; the task then. */
    JsonObject seesComeTo(String state, Task task) {
      await()
          .atMost(PATIENCE)
          .until(() -> state.equals(new JsonObject(looksAt(task).body()).getString("state")));
      return new JsonObject(looksAt(task).body());
    }

    /** Ids of the tasks of the office that wait for this person. */
    private List<String> waiting() {
      HttpResponse<String> page = client.get("/v1/office/tasks?waiting=ME");
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      return new JsonObject(page.body())
          .getJsonArray("items").stream()
              .map(item -> ((JsonObject) item).getString("taskId"))
              .toList();
    }

    /** A task of the office as this person sees it. */
    HttpResponse<String> looksAt(Task task) {
      return client.get("/v1/office/tasks/" + task.id);
    }

    /** Moves a task of the office; the answer once it is decided. */
    HttpResponse<String> moves(Task task, JsonObject move) {
      return decided("/v1/office/tasks/" + task.id + "/moves", move);
    }

    /** Tries to move it and is told why not; answers what was said. */
    String isRefused(JsonObject move, Matter matter) {
      HttpResponse<String> answer = send(move, matter);
      assertThat(answer.statusCode()).as("%s %s: %s", id, move, answer.body()).isEqualTo(409);
      return answer.body();
    }

    private HttpResponse<String> send(JsonObject move, Matter matter) {
      return decided("/v1/cases/" + matter.id + "/moves", move);
    }

    /** Like a phone that asks again while the city is still deciding. */
    private HttpResponse<String> decided(String path, JsonObject move) {
      JsonObject body = move.copy();
      if (!body.containsKey("expectedVersion")) {
        body.put("expectedVersion", 0);
      }
      HttpResponse<String> answer =
          client.send("POST", path, body.encode(), "Idempotency-Key", UUID.randomUUID().toString());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (answer.statusCode() == 202 && System.nanoTime() < deadline) {
        answer = client.get(answer.headers().firstValue("Location").orElseThrow());
      }
      return answer;
    }
  }

  /** A task of the office. */
  record Task(String id) {}

  /** What somebody reported. */
  record Matter(String id) {}
}
