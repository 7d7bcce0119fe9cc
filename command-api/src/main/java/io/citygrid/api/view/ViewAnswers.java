package io.citygrid.api.view;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Principal;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers things of one kind as they stand in the live view, to those who may see them.
 *
 * @param reads who asks the view
 */
record ViewAnswers(ViewReads reads, ViewKind kind) {

  /** A page of a list, from where the request says and as long as it says. */
  void list(RoutingContext context, Principal principal, Listing listing) {
    reads
        .list(kind, listing, ViewJson.before(context), ViewJson.limit(context), principal)
        .onSuccess(page -> Answer.json(context, 200, ViewJson.page(page)))
        .onFailure(context::fail);
  }

  /** One thing. */
  void show(RoutingContext context, Principal principal, String id) {
    reads
        .find(kind, id, principal)
        .onSuccess(item -> Answer.json(context, 200, Buffer.buffer(item.json())))
        .onFailure(context::fail);
  }
}
