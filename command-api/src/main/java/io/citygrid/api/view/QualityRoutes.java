package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** How far the sources of the city can be believed, for the desks of where they stand. */
public final class QualityRoutes {

  private final ViewReads reads;

  public QualityRoutes(ViewReads reads) {
    this.reads = reads;
  }

  public void declareIn(Access access) {
    access.allow(Role.QUALITY_READERS, "listQuality", GET, "/v1/quality", this::list);
    access.allow(
        Role.QUALITY_READERS, "showQuality", GET, "/v1/quality/{kind}/{source}", this::show);
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
    Listing listing =
        new Listing(
            index,
            isCounted,
            json -> kind.map(one -> one.name().equals(json.getString("kind"))).orElse(true));
    reads
        .list(
            ViewKind.QUALITY, listing, ViewJson.before(context), ViewJson.limit(context), principal)
        .onSuccess(page -> Answer.json(context, 200, ViewJson.page(page)))
        .onFailure(context::fail);
  }

  private void show(RoutingContext context, Principal principal) {
    String id = context.pathParam("kind") + "/" + context.pathParam("source");
    reads
        .find(ViewKind.QUALITY, id, principal)
        .onSuccess(item -> Answer.json(context, 200, Buffer.buffer(item.json())))
        .onFailure(context::fail);
  }

  private static boolean onlySuspect(RoutingContext context) {
    String text = context.request().getParam("suspect");
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw ProblemException.field("suspect", "must be true or false");
    }
    return "true".equals(text);
  }
}
