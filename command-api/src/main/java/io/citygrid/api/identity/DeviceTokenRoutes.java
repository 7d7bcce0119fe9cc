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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;

/** Gives tokens to devices and takes them back. */
public final class DeviceTokenRoutes {
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);
  private static final int MOST_DEVICES = 1_000;
  private static final int MOST_NAME_LENGTH = 200;

  private final DeviceTokenStore tokens;

  public DeviceTokenRoutes(DeviceTokenStore tokens) {
    this.tokens = tokens;
  }

  public void declareIn(Access access) {
    access.allow(
        ADMINISTRATORS,
        AreaRule.CITY_WIDE,
        "listDeviceTokens",
        GET,
        "/v1/device-tokens",
        this::list);
    access.allow(
        ADMINISTRATORS,
        AreaRule.CITY_WIDE,
        "issueDeviceToken",
        POST,
        "/v1/device-tokens",
        this::issue);
    access.allow(
        ADMINISTRATORS,
        AreaRule.CITY_WIDE,
        "revokeDeviceToken",
        DELETE,
        "/v1/device-tokens/{id}",
        this::revoke);
  }

  private void list(RoutingContext context, Principal principal) {
    JsonArray items = new JsonArray();
    tokens.listTokens().forEach(token -> items.add(UserJson.of(token)));
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
              return context.vertx().executeBlocking(() -> tokens.issue(name, devices), false);
            })
        .onSuccess(
            issued ->
                Answer.json(context, 201, UserJson.of(issued.token()).put("token", issued.text())))
        .onFailure(context::fail);
  }

  private void revoke(RoutingContext context, Principal principal) {
    String id = context.pathParam("id");
    context
        .vertx()
        .executeBlocking(() -> tokens.revoke(id), false)
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
