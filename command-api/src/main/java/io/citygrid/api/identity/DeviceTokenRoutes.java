package io.citygrid.api.identity;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives tokens to devices and takes them back, each administrator those whose devices all stand in
 * the own {@link Jurisdiction}.
 */
public final class DeviceTokenRoutes {
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);
  private static final int MOST_DEVICES = 1_000;
  private static final int MOST_NAME_LENGTH = 200;

  private final DeviceTokenStore tokens;
  private final Supplier<Optional<City>> city;
  private final Function<String, List<List<String>>> places;

  /**
   * @param city the newest version; empty before the first has come
   * @param places of everything in the city that tells under an id, codes from the city down
   */
  public DeviceTokenRoutes(
      DeviceTokenStore tokens,
      Supplier<Optional<City>> city,
      Function<String, List<List<String>>> places) {
    this.tokens = tokens;
    this.city = city;
    this.places = places;
  }

  public void declareIn(Access access) {
    access.allow(
        ADMINISTRATORS,
        AreaRule.OWN_AREAS_FILTERED,
        "listDeviceTokens",
        GET,
        "/v1/device-tokens",
        this::list);
    access.allow(
        ADMINISTRATORS,
        AreaRule.OWN_AREA_REQUIRED,
        "issueDeviceToken",
        POST,
        "/v1/device-tokens",
        this::issue);
    access.allow(
        ADMINISTRATORS,
        AreaRule.OWN_AREA_REQUIRED,
        "revokeDeviceToken",
        DELETE,
        "/v1/device-tokens/{id}",
        this::revoke);
  }

  private void list(RoutingContext context, Principal principal) {
    Jurisdiction own = jurisdiction(principal);
    JsonArray items = new JsonArray();
    tokens.listTokens().stream()
        .filter(token -> own.beyond(token.devices(), places).isEmpty())
        .forEach(token -> items.add(UserJson.of(token)));
    Answer.json(context, 200, new JsonObject().put("items", items));
  }

  private void issue(RoutingContext context, Principal principal) {
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .compose(
            body -> {
              JsonFields fields = JsonFields.of(JsonText.object(body)).knowing("name", "devices");
              String name = fields.requiredText("name");
              if (name.length() > MOST_NAME_LENGTH) {
                fields.refuse("name", "must have at most " + MOST_NAME_LENGTH + " characters");
              }
              Set<String> devices = new HashSet<>(fields.requiredTexts("devices", MOST_DEVICES));
              if (devices.isEmpty() && !fields.isRefused()) {
                fields.refuse("devices", "must name a device, or a prefix followed by *");
              }
              fields.check();
              require(principal, devices);
              return context.vertx().executeBlocking(() -> tokens.issue(name, devices), false);
            })
        .onSuccess(
            issued ->
                Answer.json(context, 201, UserJson.of(issued.token()).put("token", issued.text())))
        .onFailure(context::fail);
  }

  private void require(Principal principal, Set<String> devices) {
    Jurisdiction own = jurisdiction(principal);
    List<String> beyond = own.beyond(devices, places);
    own.require(
        "The token",
        beyond.isEmpty()
            ? beyond
            : List.of("devices " + beyond + " (a prefix, or not placed in these areas)"));
  }

  private Jurisdiction jurisdiction(Principal administrator) {
    return new Jurisdiction(administrator, city.get());
  }

  private void revoke(RoutingContext context, Principal principal) {
    String id = context.pathParam("id");
    context
        .vertx()
        .executeBlocking(
            () -> tokens.revoke(id, token -> require(principal, token.devices())), false)
        .onSuccess(
            revoked -> {
              if (revoked) {
                Answer.nothing(context);
              } else {
                context.fail(
                    new ProblemException(Problem.notFound("There is no device token " + id)));
              }
            })
        .onFailure(context::fail);
  }
}
