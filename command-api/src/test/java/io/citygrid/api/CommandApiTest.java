package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API while Kafka and Redis are away. */
class CommandApiTest {
  /** Nothing listens there. */
  private static final String NOWHERE = "127.0.0.1:1";

  @TempDir static Path identity;
  private static RunningApi api;
  private static ApiClient client;

  @BeforeAll
  static void start() {
    api = CommandApi.start(parameters(0)).await();
    client = new ApiClient(api.port());
  }

  @AfterAll
  static void stop() {
    api.stop().await();
  }

  private static ApiParameters parameters(int port) {
    return new ApiParameters(
        "127.0.0.1",
        port,
        0,
        NOWHERE,
        URI.create("redis://" + NOWHERE),
        identity,
        identity.resolve("archive"),
        identity.resolve("history"),
        identity.resolve("photos"),
        identity.resolve("payments"),
        Optional.empty(),
        Optional.empty(),
        Duration.ofMinutes(15));
  }

  private static String firstPassword() {
    return api.firstAdministratorPassword().orElseThrow();
  }

  @Test
  void firstAdministratorSignsInAndIsTold() {
    HttpResponse<String> session = client.signedIn("admin", firstPassword()).get("/v1/session");

    assertThat(session.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(session.body()).getJsonObject("user").getString("id"))
        .isEqualTo("admin");
  }

  @Test
  void everythingUnknownIsAProblem() {
    HttpResponse<String> nothing = client.get("/v1/nothing");

    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new JsonObject(nothing.body()).getString("instance")).isEqualTo("/v1/nothing");
    assertThat(client.send("DELETE", "/v1/session", "").statusCode()).isEqualTo(405);
  }

  @Test
  void nobodyIsLetInWithoutATokenOrWithAForgedOne() {
    assertThat(client.get("/v1/session").statusCode()).isEqualTo(401);
    assertThat(client.withToken("eyJhbGciOiJub25lIn0.e30.").get("/v1/session").statusCode())
        .isEqualTo(401);
  }

  @Test
  void guessingPasswordsIsSlowedDown() {
    String body = new JsonObject().put("user", "guess").put("password", "wrong").encode();
    int last = 401;
    for (int i = 0; i < 7 && last == 401; i++) {
      last = client.send("POST", "/v1/session", body).statusCode();
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void servesTheMapLibraryFromTheClassPathWithATag() {
    HttpResponse<String> library = client.get("/lib/ol/ol.js");

    assertThat(library.statusCode()).isEqualTo(200);
    String tag = library.headers().firstValue("ETag").orElseThrow();
    assertThat(client.send("GET", "/lib/ol/ol.js", "", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(library.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void failsAndLeavesNothingRunningWhenThePortIsTaken() {
    assertThatThrownBy(() -> CommandApi.start(parameters(api.port())).await(20, TimeUnit.SECONDS))
        .hasMessageContaining("in use");
  }

  @Test
  void takesNothingItCannotKeep() {
    HttpResponse<String> report =
        client
            .signedIn("admin", firstPassword())
            .send("POST", "/v1/reports", "{}", "Idempotency-Key", "k");

    assertThat(report.statusCode()).isEqualTo(503);
    assertThat(report.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void livesAndIsMeasured() {
    ApiClient management = new ApiClient(api.managementPort());

    assertThat(management.get("/health").statusCode()).isEqualTo(200);
    assertThat(management.get("/metrics").body()).contains("vertx_http_server");
  }

  @Test
  void aBodyThatSaysItIsNoJsonIsRefused() {
    HttpResponse<String> form =
        client.send("POST", "/v1/session", "user=admin", "Content-Type", "text/plain");

    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(form.body()).contains("application/json");
    assertThat(
            client
                .send(
                    "POST", "/v1/session", "{}", "Content-Type", "Application/JSON; charset=utf-8")
                .statusCode())
        .isEqualTo(400);
  }

  /** The books of payments are kept here: they are shown also while Redis is away. */
  @Test
  void rewardsAreShownWhileTheLiveViewIsAway() {
    ApiClient admin = client.signedIn("admin", firstPassword());
    String user =
        "{\"id\":\"he\",\"password\":\"first-password\",\"roles\":[\"CITIZEN\"],\"areas\":[]}";
    assertThat(admin.send("POST", "/v1/users", user).statusCode()).isEqualTo(201);

    HttpResponse<String> rewards = client.signedIn("he", "first-password").get("/v1/rewards");

    assertThat(rewards.statusCode()).as(rewards.body()).isEqualTo(200);
    JsonObject told = new JsonObject(rewards.body());
    assertThat(told.getBoolean("complete")).isFalse();
    assertThat(told.getJsonArray("rewards")).isEmpty();
    assertThat(told.getJsonObject("sums").getInteger("owedCents")).isZero();
  }

  @Test
  void theOwnPasswordIsChangedWithTheCurrentOneOnlyAndEndsTheSession() {
    ApiClient admin = client.signedIn("admin", firstPassword());
    String user =
        "{\"id\":\"wang\",\"password\":\"first-password\",\"roles\":[\"CITIZEN\"],\"areas\":[]}";
    assertThat(admin.send("POST", "/v1/users", user).statusCode()).isEqualTo(201);
    ApiClient wang = client.signedIn("wang", "first-password");

    String guess = "{\"password\":\"second-password\",\"currentPassword\":\"a-wrong-password\"}";
    HttpResponse<String> refused = wang.send("PUT", "/v1/users/wang/password", guess);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("currentPassword");
    assertThat(wang.get("/v1/session").statusCode()).isEqualTo(200);

    String right = "{\"password\":\"second-password\",\"currentPassword\":\"first-password\"}";
    assertThat(wang.send("PUT", "/v1/users/wang/password", right).statusCode()).isEqualTo(204);
    assertThat(wang.get("/v1/session").statusCode()).isEqualTo(401);
    assertThat(client.signedIn("wang", "second-password").get("/v1/session").statusCode())
        .isEqualTo(200);
  }

  @Test
  void anAdministratorOfADistrictGetsNoFurtherThanTheDistrict() {
    ApiClient admin = client.signedIn("admin", firstPassword());
    String deng =
        """
        {"id":"%s","password":"first-password","roles":["ADMINISTRATOR"],"areas":["%s"]}""";
    assertThat(admin.send("POST", "/v1/users", deng.formatted("deng", "340202")).statusCode())
        .isEqualTo(201);
    ApiClient district = client.signedIn("deng", "first-password");

    HttpResponse<String> crowned =
        district.send(
            "PUT",
            "/v1/users/deng",
            "{\"roles\":[\"ADMINISTRATOR\"],\"areas\":[\"*\",\"340202\"]}");
    assertThat(crowned.statusCode()).isEqualTo(403);
    assertThat(new JsonObject(crowned.body()).getString("detail"))
        .isEqualTo(
            "What deng is to have reaches beyond your areas [340202]: areas [*]. An administrator"
                + " of areas that hold all of it, or of the whole city (*), may do this");
    String[][] reaches = {
      {"POST", "/v1/users", deng.formatted("ally", "*")},
      {"PUT", "/v1/users/admin", "{\"roles\":[\"VIEWER\"],\"areas\":[\"340202\"]}"},
      {"PUT", "/v1/users/admin/password", "{\"password\":\"mine-from-now-on\"}"},
      {"DELETE", "/v1/users/admin", ""},
      {"POST", "/v1/device-tokens", "{\"name\":\"all\",\"devices\":[\"*\"]}"},
      {"PUT", "/v1/city/files/areas.csv", "code"},
      {"GET", "/v1/city/files/areas.csv", ""},
    };
    for (String[] reach : reaches) {
      assertThat(district.send(reach[0], reach[1], reach[2]).statusCode())
          .as(reach[0] + " " + reach[1])
          .isEqualTo(403);
    }
    assertThat(new JsonObject(district.get("/v1/users").body()).getJsonArray("items"))
        .extracting(user -> ((JsonObject) user).getString("id"))
        .containsExactly("deng");
    assertThat(district.send("POST", "/v1/users", deng.formatted("ally", "340202")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void aRefusedRequestWithALargeBodyLeavesTheConnectionUsable() throws Exception {
    byte[] body = new byte[900_000];
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /v1/reports HTTP/1.1\r\nHost: c\r\nContent-Length: " + body.length + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.write("GET /v1/nothing HTTP/1.1\r\nHost: c\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

      assertThat(in.readLine()).startsWith("HTTP/1.1 401");
      assertThat(in.lines().filter(line -> line.contains("HTTP/1.1 ")).findFirst())
          .hasValueSatisfying(line -> assertThat(line).contains("HTTP/1.1 404"));
    }
  }
}
