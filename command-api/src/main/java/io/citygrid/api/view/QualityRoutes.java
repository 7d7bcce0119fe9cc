package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** How far the sources of the city can be believed, for the desks of where they stand. */
public final class QualityRoutes {

  private final ViewAnswers answers;

  public QualityRoutes(ViewReads reads) {
    this.answers = new ViewAnswers(reads, ViewKind.QUALITY);
  }

  public void declareIn(Access access) {
    access.allow(
        Role.QUALITY_READERS,
        AreaRule.OWN_AREAS_FILTERED,
        "listQuality",
        GET,
        "/v1/quality",
        this::list);
    access.allow(
        Role.QUALITY_READERS,
        AreaRule.OWN_AREA_REQUIRED,
        "showQuality",
        GET,
        "/v1/quality/{kind}/{source}",
        this::show);
  }

  private void list(RoutingContext context, Principal principal) {
    Optional<SourceKind> kind = ViewJson.findOneOf(context, "kind", SourceKind.class);
    Optional<String> area = Optional.ofNullable(context.request().getParam("area"));
    boolean onlySuspect = onlySuspect(context);
    String index =
        area.map(code -> ViewIndexes.qualityOfArea(code, onlySuspect))
            .or(() -> kind.map(one -> ViewIndexes.qualityOfKind(one, onlySuspect)))
            .orElseGet(() -> ViewIndexes.quality(onlySuspect));
    boolean isCounted = principal.seesEverything() && (area.isEmpty() || kind.isEmpty());
    Listing listing = Listing.of(index, isCounted).only("kind", kind);
    answers.list(context, principal, listing);
  }

  private void show(RoutingContext context, Principal principal) {
    String id = context.pathParam("kind") + "/" + context.pathParam("source");
    answers.show(context, principal, id);
  }

  private static boolean onlySuspect(RoutingContext context) {
    String text = context.request().getParam("suspect");
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw ProblemException.field("suspect", "must be true or false");
    }
    return "true".equals(text);
  }
}
