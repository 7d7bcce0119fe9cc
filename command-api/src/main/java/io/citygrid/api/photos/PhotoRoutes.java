package io.citygrid.api.photos;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.archive.CaseArchive;
import io.citygrid.api.archive.CaseSight;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.ViewReads;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Photos: sent by people, seen by who sent them and by who sees a case that they belong to. The
 * live view knows the cases of now, the archive all others.
 */
public final class PhotoRoutes {

  private final PhotoAlbum album;
  private final ViewReads reads;
  private final CaseArchive archive;
  private final WorkerExecutor archiveWorkers;

  public PhotoRoutes(
      PhotoAlbum album, ViewReads reads, CaseArchive archive, WorkerExecutor archiveWorkers) {
    this.album = album;
    this.reads = reads;
    this.archive = archive;
    this.archiveWorkers = archiveWorkers;
  }

  public void declareIn(Access access) {
    access.allow(Role.MOVERS, AreaRule.OWN_PERSON, "sendPhoto", POST, "/v1/photos", this::send);
    access.allow(
        Role.PEOPLE, AreaRule.OWN_AREA_REQUIRED, "showPhoto", GET, "/v1/photos/{id}", this::show);
  }

  private void send(RoutingContext context, Principal principal) {
    album
        .receive(context.request(), principal)
        .onSuccess(
            photo ->
                Answer.json(
                    context,
                    201,
                    new JsonObject()
                        .put("id", photo.id())
                        .put("mediaType", photo.kind().mediaType())
                        .put("bytes", photo.bytes())))
        .onFailure(context::fail);
  }

  private void show(RoutingContext context, Principal principal) {
    String id = context.pathParam("id");
    album
        .find(id, principal)
        .map(found -> found.orElseThrow(() -> nothing(id)))
        .compose(
            found ->
                (found.own() ? Future.succeededFuture(true) : seesAny(principal, found.cases()))
                    .map(
                        seen -> {
                          if (!seen) {
                            throw nothing(id);
                          }
                          return found.photo();
                        }))
        .onSuccess(photo -> send(context, photo))
        .onFailure(context::fail);
  }

  private static void send(RoutingContext context, Photo photo) {
    String tag = "\"" + photo.id() + "\"";
    context
        .response()
        .putHeader("ETag", tag)
        .putHeader("Cache-Control", "private, no-cache")
        .putHeader("Content-Type", photo.kind().mediaType());
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      context.response().setStatusCode(304).end();
      return;
    }
    context.response().sendFile(photo.file().toString()).onFailure(context::fail);
  }

  private Future<Boolean> seesAny(Principal principal, List<String> cases) {
    return reads
        .ask(
            view ->
                view.listByIds(ViewKind.CASE, cases).stream()
                    .anyMatch(item -> Visibility.of(item).to(principal)))
        .compose(
            seen ->
                seen || cases.isEmpty()
                    ? Future.succeededFuture(seen)
                    : archive.ask(
                        archiveWorkers, searcher -> CaseSight.seesAny(searcher, cases, principal)));
  }

  private static ProblemException nothing(String id) {
    return new ProblemException(Problem.notFound("There is no photo " + id));
  }
}
