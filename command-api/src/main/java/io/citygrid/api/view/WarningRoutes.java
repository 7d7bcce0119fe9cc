package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.ext.web.RoutingContext;

/** Warnings of the city as they are now, for those whom they concern. */
public final class WarningRoutes {

  private final ViewAnswers answers;

  public WarningRoutes(ViewReads reads) {
    this.answers = new ViewAnswers(reads, ViewKind.WARNING);
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF, AreaRule.OWN_AREAS_FILTERED, "listWarnings", GET, "/v1/warnings", this::list);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showWarning",
        GET,
        "/v1/warnings/{id}",
        this::show);
  }

  private void list(RoutingContext context, Principal principal) {
    String index =
        ViewJson.findOneOf(context, "state", WarningState.class)
            .map(ViewIndexes::warnings)
            .orElse(ViewIndexes.WARNINGS);
    Listing listing = Listing.of(index, principal.seesEverything());
    answers.list(context, principal, listing);
  }

  private void show(RoutingContext context, Principal principal) {
    answers.show(context, principal, context.pathParam("id"));
  }
}
