package io.citygrid.standalone.killed;

import static org.awaitility.Awaitility.await;

import io.citygrid.api.ApiClient;
import io.citygrid.city.testville.Testville;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;

/**
 * People of Testville who report, move what they may, check for a reward, at random and over HTTP
 * alone, also while the city is dead. What was not answered is sent again under its key.
 */
final class BusyPeople {
  private static final String[] CATEGORIES = {"E0101", "E0102", "E0201", "E0201"};
  private static final String[] DEPARTMENTS = {"river-urban", "hill-urban", "market"};
  private static final String[] RATINGS = {"SATISFIED", "NOT_SATISFIED"};
  private static final String PASSWORD = "long-enough-1";

  /** What ends a case early or sends it away; made seldom, so that cases get through their life. */
  private static final List<String> SIDEWAYS =
      List.of(
          "REJECT", "FORCE_CLOSE", "VOID", "MERGE", "REDISPATCH", "CHANGE_CATEGORY", "TAKE_OVER");

  private final List<ApiClient> staff = new ArrayList<>();
  private final List<ApiClient> reporters = new ArrayList<>();
  private final Map<String, ApiClient> checkers = new ConcurrentHashMap<>();
  private final Map<Wish, HttpResponse<String>> answered = new ConcurrentHashMap<>();
  private final Queue<Wish> unanswered = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isEvening = new AtomicBoolean();
  private final List<String> cases = new CopyOnWriteArrayList<>();

  /** Makes the people at their first day. */
  BusyPeople(int port, ApiClient administrator) {
    staff.add(person(port, administrator, "liu", "OPERATOR", "*", ""));
    staff.add(person(port, administrator, "chen", "DUTY_OFFICER", "*", ""));
    staff.add(person(port, administrator, "shen", "DUTY_OFFICER", "*", ""));
    staff.add(person(port, administrator, "pang", "DISPATCHER", "*", ""));
    staff.add(person(port, administrator, "deng", "SUPERVISOR", "*", ""));
    staff.add(person(port, administrator, "sun", "GRID_WORKER", "*", ""));
    staff.add(person(port, administrator, "bao", "GRID_WORKER", "*", ""));
    for (String department : DEPARTMENTS) {
      staff.add(person(port, administrator, "a-" + department, "HANDLER", "*", department));
      staff.add(person(port, administrator, "b-" + department, "HANDLER", "*", department));
    }
    reporters.add(person(port, administrator, "wang", "CITIZEN", "", ""));
    reporters.add(staff.get(0));
    reporters.add(staff.get(5));
    for (String checker : List.of("he", "lu", "ma")) {
      checkers.put(checker, person(port, administrator, checker, "CITIZEN", "", ""));
    }
  }

  /** What was sent, with what the city said of it. */
  Map<Wish, HttpResponse<String>> answered() {
    return answered;
  }

  /** Works until it is told to go home, whether the city answers or not. */
  void work(Random random) {
    while (!isEvening.get()) {
      Wish again = unanswered.poll();
      try {
        Optional.ofNullable(again).or(() -> wish(random)).ifPresent(this::send);
      } catch (UncheckedIOException e) {
        // Nobody answers: the city is dead at the moment.
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
      }
    }
  }

  /** What was sent so far, by path without ids, move and answer. */
  @Override
  public String toString() {
    Map<String, Integer> counts = new TreeMap<>();
    answered.forEach(
        (wish, answer) ->
            counts.merge(
                wish.path().replaceAll("/(cases|tasks)/[^/]+", "/$1/ID")
                    + wish.body().getString("move", wish.body().getString("verdict", ""))
                    + answer.statusCode(),
                1,
                Integer::sum));
    return "%d cases, %d unanswered, answered %s"
        .formatted(cases.size(), unanswered.size(), counts);
  }

  /** Nobody begins anything new. */
  void goHome() {
    isEvening.set(true);
  }

  /** True once a check was paid for. */
  boolean arePaid() {
    return checkers.values().stream()
        .map(citizen -> citizen.get("/v1/rewards"))
        .filter(page -> page.statusCode() == 200)
        .anyMatch(page -> !new JsonObject(page.body()).getJsonArray("rewards").isEmpty());
  }

  /** Sends what is not answered yet; true when nothing is left. */
  boolean sendsWhatIsLeft() {
    List.copyOf(unanswered).stream().filter(unanswered::remove).forEach(this::send);
    return unanswered.isEmpty();
  }

  private void send(Wish wish) {
    Optional<HttpResponse<String>> answer = wish.send();
    if (answer.isEmpty()) {
      unanswered.add(wish);
      return;
    }
    answered.put(wish, answer.get());
    if (wish.isReport() && answer.get().statusCode() == 202) {
      cases.add(new JsonObject(answer.get().body()).getString("caseId"));
    }
  }

  private Optional<Wish> wish(Random random) {
    int dice = random.nextInt(100);
    if (dice < 6 || cases.isEmpty()) {
      return Optional.of(report(random));
    }
    return dice < 25 ? check(random) : move(random);
  }

  private Wish report(Random random) {
    JsonObject report =
        new JsonObject().put("category", one(random, CATEGORIES)).put("position", place(random));
    return new Wish(one(random, reporters), "/v1/reports", report, key(random));
  }

  /** Takes what is offered nearby, or answers what was taken. */
  private Optional<Wish> check(Random random) {
    String name = one(random, List.copyOf(checkers.keySet()));
    ApiClient citizen = checkers.get(name);
    JsonObject here =
        new JsonObject()
            .put("device", "phone-of-" + name)
            .put("position", at(Testville.SOUTH_STREET.lon(), Testville.SOUTH_STREET.lat()));
    Optional<String> held = anyTask(citizen, "/v1/tasks/held", random);
    if (held.isPresent()) {
      here.put("verdict", one(random, new String[] {"YES", "YES", "NO"}));
      here.put("photo", photo(citizen, random));
      String path = "/v1/tasks/" + held.get() + "/answer";
      return Optional.of(new Wish(citizen, path, here, key(random)));
    }
    String near =
        "/v1/tasks?lon=%s&lat=%s"
            .formatted(Testville.SOUTH_STREET.lon(), Testville.SOUTH_STREET.lat());
    return anyTask(citizen, near, random)
        .map(task -> new Wish(citizen, "/v1/tasks/" + task + "/take", here, key(random)));
  }

  /** A new one each time: one that was shown for a case is none for another. */
  private static String photo(ApiClient citizen, Random random) {
    HttpResponse<String> kept =
        citizen.send("POST", "/v1/photos", picture(random), "Content-Type", "image/png");
    return kept.statusCode() == 201 ? new JsonObject(kept.body()).getString("id") : "none";
  }

  private static byte[] picture(Random random) {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(random.nextInt(8), random.nextInt(8), random.nextInt());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static Optional<String> anyTask(ApiClient citizen, String path, Random random) {
    HttpResponse<String> page = citizen.get(path);
    if (page.statusCode() != 200) {
      return Optional.empty();
    }
    JsonArray tasks = new JsonObject(page.body()).getJsonArray("tasks");
    return tasks.isEmpty()
        ? Optional.empty()
        : Optional.of(tasks.getJsonObject(random.nextInt(tasks.size())).getString("taskId"));
  }

  /** Mostly what waits for somebody, now and then anything that they may do. */
  private Optional<Wish> move(Random random) {
    ApiClient somebody = one(random, staff);
    Optional<String> id =
        random.nextInt(5) == 0 ? Optional.of(one(random, cases)) : waiting(somebody, random);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String path = "/v1/cases/" + id.get();
    HttpResponse<String> seen = somebody.get(path);
    HttpResponse<String> allowed = somebody.get(path + "/moves");
    if (seen.statusCode() != 200 || allowed.statusCode() != 200) {
      return Optional.empty();
    }
    List<JsonObject> rows = new ArrayList<>();
    for (Object row : new JsonObject(allowed.body()).getJsonArray("moves")) {
      rows.add((JsonObject) row);
    }
    if (random.nextInt(10) != 0) {
      rows.removeIf(row -> SIDEWAYS.contains(row.getString("move")));
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    JsonObject row = one(random, rows);
    JsonObject body = filled(row, new JsonObject(seen.body()), random);
    return Optional.of(new Wish(somebody, path + "/moves", body, key(random)));
  }

  private static Optional<String> waiting(ApiClient somebody, Random random) {
    HttpResponse<String> desk = somebody.get("/v1/desk?limit=50");
    if (desk.statusCode() != 200) {
      return Optional.empty();
    }
    JsonArray items = new JsonObject(desk.body()).getJsonArray("items");
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(items.getJsonObject(random.nextInt(items.size())).getString("id"));
  }

  /** The move with something in each field that it needs. */
  private JsonObject filled(JsonObject row, JsonObject seen, Random random) {
    JsonObject body = new JsonObject().put("move", row.getString("move")).put("expectedVersion", 0);
    JsonObject target = new JsonObject();
    JsonObject facts = seen.getJsonObject("facts");
    for (Object need : row.getJsonArray("needs")) {
      switch (need.toString()) {
        case "reason" -> body.put("reason", "because");
        case "photos" -> body.put("photos", new JsonArray().add("before").add("after"));
        case "position" ->
            body.put(
                "position",
                Optional.ofNullable(facts.getJsonObject("position")).orElse(place(random)));
        case "target.department" -> target.put("department", one(random, DEPARTMENTS));
        case "target.category" -> target.put("category", one(random, CATEGORIES));
        case "target.standard" -> target.put("standard", facts.getString("category") + "-1");
        case "target.caseId" -> target.put("caseId", one(random, cases));
        case "target.until" ->
            target.put("until", Instant.now().plus(Duration.ofDays(10)).toString());
        case "target.flag" -> target.put("flag", "TYPICAL");
        case "target.link" -> target.put("link", "shop-" + random.nextInt(3));
        case "target.rating" -> {
          target.put("rating", one(random, RATINGS));
          body.put("reason", "as the caller says");
        }
        default -> throw new IllegalStateException("nobody knows what to give for " + need);
      }
    }
    return body.put("target", target);
  }

  private static ApiClient person(
      int port, ApiClient administrator, String id, String role, String area, String department) {
    JsonObject user =
        new JsonObject()
            .put("id", id)
            .put("password", PASSWORD)
            .put("roles", new JsonArray().add(role))
            .put("areas", area.isEmpty() ? new JsonArray() : new JsonArray().add(area))
            .put("department", department);
    HttpResponse<String> made = administrator.send("POST", "/v1/users", user.encode());
    if (made.statusCode() != 201) {
      throw new IllegalStateException(made.statusCode() + " " + made.body());
    }
    return new ApiClient(port).signedIn(id, PASSWORD);
  }

  /** In South Street, within some 30 m. */
  private static JsonObject place(Random random) {
    return at(
        Testville.SOUTH_STREET.lon() + random.nextDouble() * 0.0003,
        Testville.SOUTH_STREET.lat() + random.nextDouble() * 0.0003);
  }

  private static JsonObject at(double lon, double lat) {
    return new JsonObject().put("lon", lon).put("lat", lat).put("accuracyMeters", 5.0);
  }

  private static String key(Random random) {
    return "key-" + Long.toHexString(random.nextLong());
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String one(Random random, String[] all) {
    return all[random.nextInt(all.length)];
  }
}
