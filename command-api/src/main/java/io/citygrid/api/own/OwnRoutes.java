package io.citygrid.api.own;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.delivery.DeliveryState;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Listing;
import io.citygrid.api.view.NameMask;
import io.citygrid.api.view.ViewJson;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The own reports, what the reporter was told of them, and what the own department was told of its
 * cases, newest first.
 */
public final class OwnRoutes {
  private static final String PERSON = "person";
  private static final String DEPARTMENT = "department";

  private final ViewReads reads;
  private final Function<String, Optional<DeliveryState>> deliveries;

  /**
   * @param deliveries how far a notification has come; empty where this API does not deliver
   */
  public OwnRoutes(ViewReads reads, Function<String, Optional<DeliveryState>> deliveries) {
    this.reads = reads;
    this.deliveries = deliveries;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.PEOPLE,
        AreaRule.OWN_PERSON,
        "listOwnReports",
        GET,
        "/v1/my/reports",
        this::listReports);
    access.allow(
        Role.PEOPLE,
        AreaRule.OWN_PERSON,
        "listOwnNotifications",
        GET,
        "/v1/my/notifications",
        this::listNotifications);
  }

  private void listReports(RoutingContext context, Principal principal) {
    NameMask mask = new NameMask(principal);
    list(
        context,
        principal,
        ViewKind.CASE,
        ViewIndexes.casesOfReporter(principal.id()),
        mask::apply);
  }

  private void listNotifications(RoutingContext context, Principal principal) {
    list(
        context,
        principal,
        ViewKind.NOTIFICATION,
        notifications(context, principal),
        this::withDelivery);
  }

  private static String notifications(RoutingContext context, Principal principal) {
    String told = context.queryParams().contains("of") ? context.queryParams().get("of") : PERSON;
    return switch (told) {
      case PERSON -> ViewIndexes.notificationsOf(principal.id());
      case DEPARTMENT -> {
        if (principal.department().isEmpty()) {
          throw new ProblemException(Problem.invalid("of", "whoever asks is of no department"));
        }
        yield ViewIndexes.notificationsOfDepartment(principal.department());
      }
      default ->
          throw new ProblemException(
              Problem.invalid(
                  "of", "must be %s or %s, not %s".formatted(PERSON, DEPARTMENT, told)));
    };
  }

  private JsonObject withDelivery(JsonObject notification) {
    deliveries
        .apply(notification.getString("notificationId"))
        .ifPresent(state -> notification.put("delivery", state.name()));
    return notification;
  }

  private void list(
      RoutingContext context,
      Principal principal,
      ViewKind kind,
      String index,
      UnaryOperator<JsonObject> shown) {
    reads
        .list(
            kind,
            Listing.of(index, true),
            ViewJson.before(context),
            ViewJson.limit(context),
            principal)
        .map(
            page -> {
              JsonObject body = page.json(shown);
              page.total().ifPresent(total -> body.put("total", total));
              return body;
            })
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }
}
