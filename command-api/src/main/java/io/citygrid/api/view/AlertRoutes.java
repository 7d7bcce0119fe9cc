package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.ext.web.RoutingContext;

/** Alerts as they are now. */
public final class AlertRoutes {

  private final ViewAnswers answers;

  public AlertRoutes(ViewReads reads) {
    this.answers = new ViewAnswers(reads, ViewKind.ALERT);
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF, AreaRule.OWN_AREAS_FILTERED, "listAlerts", GET, "/v1/alerts", this::listAlerts);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showAlert",
        GET,
        "/v1/alerts/{id}",
        this::showAlert);
  }

  private void listAlerts(RoutingContext context, Principal principal) {
    String index =
        ViewJson.findOneOf(context, "state", AlertState.class)
            .map(ViewIndexes::alerts)
            .orElse(ViewIndexes.ALERTS);
    Listing listing = Listing.of(index, principal.seesEverything());
    answers.list(context, principal, listing);
  }

  private void showAlert(RoutingContext context, Principal principal) {
    answers.show(context, principal, context.pathParam("id"));
  }
}
