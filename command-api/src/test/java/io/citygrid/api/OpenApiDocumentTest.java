package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Operation;
import io.citygrid.api.identity.Role;
import io.citygrid.api.push.FeedKind;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document says what the API does, and every route refuses whom it does not name. */
class OpenApiDocumentTest {
  private static final String NOWHERE = "127.0.0.1:1";

  @TempDir static Path identity;
  private static RunningApi api;
  private static ApiClient client;

  @BeforeAll
  static void start() {
    api =
        CommandApi.start(
                new ApiParameters(
                    "127.0.0.1",
                    0,
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
                    Duration.ofMinutes(15)))
            .await();
    client = new ApiClient(api.port());
  }

  @AfterAll
  static void stop() throws Exception {
    api.stop().await(1, TimeUnit.MINUTES);
  }

  @Test
  void documentNamesExactlyTheOperationsThatAreDeclared() {
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(api.operations());
  }

  @Test
  void noRouteWithRolesAnswersWithoutAToken() {
    for (Operation operation : api.operations()) {
      if (!operation.isOpen()) {
        // GeoReport says 403 where HTTP says 401.
        int unknown = operation.path().startsWith("/open311/") ? 403 : 401;
        assertThat(ask(client, operation)).as(operation.id()).isEqualTo(unknown);
      }
    }
  }

  @Test
  void everyRoleIsLetThroughWhereItIsNamedAndNowhereElse() {
    String password = api.firstAdministratorPassword().orElseThrow();
    ApiClient admin = client.signedIn("admin", password);
    for (Role role : Role.values()) {
      ApiClient somebody = clientOf(role, admin);
      for (Operation operation : api.operations()) {
        int status = ask(somebody, operation);
        String claim = role + " asks " + operation.id();
        if (operation.isOpen() || operation.roles().contains(role)) {
          assertThat(status).as(claim).isNotIn(401, 403, 405);
        } else {
          assertThat(status).as(claim).isEqualTo(403);
        }
      }
    }
  }

  /** A client of this role alone; its own password is its own to change. */
  private static ApiClient clientOf(Role role, ApiClient admin) {
    if (role == Role.DEVICE) {
      String issued =
          admin.send("POST", "/v1/device-tokens", "{\"name\":\"x\",\"devices\":[\"*\"]}").body();
      return client.withToken(new io.vertx.core.json.JsonObject(issued).getString("token"));
    }
    String id = role.name().toLowerCase(Locale.ROOT);
    String user =
        """
        {"id":"%s","password":"long enough","roles":["%s"],"areas":["*"],"department":"water"}"""
            .formatted(id, role);
    assertThat(admin.send("POST", "/v1/users", user).statusCode()).isEqualTo(201);
    return client.signedIn(id, "long enough");
  }

  /** With a body that no operation takes, so that nothing changes. */
  private static int ask(ApiClient asker, Operation operation) {
    if (operation.id().equals("openSession")) {
      return 400;
    }
    String own = operation.id().equals("changePassword") ? whoIs(asker) : "nobody";
    String path = operation.path().replace("{id}", own).replaceAll("\\{\\w+}", "nothing");
    String body =
        operation.method() == HttpMethod.POST || operation.method() == HttpMethod.PUT ? "[]" : "";
    return asker.send(operation.method().name(), path, body, "Idempotency-Key", "k").statusCode();
  }

  private static String whoIs(ApiClient asker) {
    var response = asker.get("/v1/session");
    return response.statusCode() == 200
        ? new io.vertx.core.json.JsonObject(response.body()).getJsonObject("user").getString("id")
        : "nobody";
  }

  @Test
  void documentNamesExactlyTheSubscriptionsWithTheirRolesAndAreaRules() {
    Map<String, Object> feed = map(map(map(document().get("paths")).get("/v1/feed")).get("get"));
    Map<String, String> declared = new TreeMap<>();
    for (FeedKind kind : FeedKind.values()) {
      declared.put(kind.key(), kind.area() + " " + new TreeSet<>(kind.roles()));
    }
    Map<String, String> documented = new TreeMap<>();
    map(feed.get("x-subscriptions"))
        .forEach(
            (kind, terms) ->
                documented.put(
                    kind, map(terms).get("x-area") + " " + new TreeSet<>(roles(map(terms)))));

    assertThat(documented).isEqualTo(declared);
  }

  private static Map<String, Object> document() {
    return new Yaml(new SafeConstructor(new LoaderOptions()))
        .load(client.get("/openapi.yaml").body());
  }

  private static List<Operation> documented() {
    List<Operation> operations = new ArrayList<>();
    map(document().get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, operation) ->
                            operations.add(operation(path, method, map(operation)))));
    return operations;
  }

  private static Operation operation(String path, String method, Map<String, Object> operation) {
    return new Operation(
        String.valueOf(operation.get("operationId")),
        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
        path,
        roles(operation),
        AreaRule.valueOf(String.valueOf(operation.getOrDefault("x-area", AreaRule.NONE))));
  }

  private static Set<Role> roles(Map<String, Object> terms) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (terms.get("x-roles") instanceof List<?> named) {
      named.forEach(role -> roles.add(Role.valueOf(String.valueOf(role))));
    }
    return roles;
  }

  @SuppressWarnings("unchecked") // YAML maps of an OpenAPI document have text keys
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
