package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What stands out in the city, for those whom it concerns. */
public final class FindingRoutes {

  private final ViewAnswers answers;

  public FindingRoutes(ViewReads reads) {
    this.answers = new ViewAnswers(reads, ViewKind.FINDING);
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF, AreaRule.OWN_AREAS_FILTERED, "listFindings", GET, "/v1/findings", this::list);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showFinding",
        GET,
        "/v1/findings/{id}",
        this::show);
  }

  private void list(RoutingContext context, Principal principal) {
    FindingState state =
        ViewJson.findOneOf(context, "state", FindingState.class).orElse(FindingState.OPEN);
    Optional<FindingKind> kind = ViewJson.findOneOf(context, "kind", FindingKind.class);
    Optional<String> area = Optional.ofNullable(context.request().getParam("area"));
    String index =
        area.map(code -> ViewIndexes.findingsOfArea(code, state))
            .or(() -> kind.map(one -> ViewIndexes.findingsOfKind(one, state)))
            .orElseGet(() -> ViewIndexes.findings(state));
    boolean isCounted = principal.seesEverything() && (area.isEmpty() || kind.isEmpty());
    Listing listing = Listing.of(index, isCounted).only("kind", kind);
    answers.list(context, principal, listing);
  }

  private void show(RoutingContext context, Principal principal) {
    answers.show(context, principal, context.pathParam("id"));
  }
}
