package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Warnings of the city as they are now, for those whom they concern. */
public final class WarningRoutes {

  private final ViewReads reads;

  public WarningRoutes(ViewReads reads) {
    this.reads = reads;
  }

  public void declareIn(Access access) {
    access.allow(Role.STAFF, "listWarnings", GET, "/v1/warnings", this::list);
    access.allow(Role.STAFF, "showWarning", GET, "/v1/warnings/{id}", this::show);
  }

  private void list(RoutingContext context, Principal principal) {
    String index =
        ViewJson.findOneOf(context, "state", WarningState.class)
            .map(ViewIndexes::warnings)
            .orElse(ViewIndexes.WARNINGS);
    Listing listing = Listing.of(index, principal.seesEverything());
    reads
        .list(
            ViewKind.WARNING, listing, ViewJson.before(context), ViewJson.limit(context), principal)
        .onSuccess(page -> Answer.json(context, 200, ViewJson.page(page)))
        .onFailure(context::fail);
  }

  private void show(RoutingContext context, Principal principal) {
    reads
        .find(ViewKind.WARNING, context.pathParam("id"), principal)
        .onSuccess(item -> Answer.json(context, 200, Buffer.buffer(item.json())))
        .onFailure(context::fail);
  }
}
