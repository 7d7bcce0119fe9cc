package io.citygrid.api.view;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Asks the live view on workers, for somebody: what the asker may not see does not exist. */
public final class ViewReads {
  /** So many things are looked through for a page, at most; then the page is shorter. */
  private static final int MOST_LOOKED_THROUGH = 20_000;

  private final CityView view;
  private final WorkerExecutor workers;

  public ViewReads(CityView view, WorkerExecutor workers) {
    this.view = view;
    this.workers = workers;
  }

  /**
   * A page of a list.
   *
   * @param total how many the whole list has; empty when no index says so
   * @param next where to go on, also after a page without items; empty at the end
   */
  public record Page(List<ViewItem> items, Optional<Long> total, Optional<Cursor> next) {
    /**
     * The page for a client.
     *
     * @param shown each thing as it is to be shown
     */
    public JsonObject json(UnaryOperator<JsonObject> shown) {
      JsonArray array = new JsonArray();
      items.forEach(item -> array.add(shown.apply(new JsonObject(item.json()))));
      JsonObject body = new JsonObject().put("items", array);
      next.ifPresent(cursor -> body.put("next", cursor.text()));
      return body;
    }
  }

  /** Asks the view; fails with 503 when it is away, and when the API stops. */
  public <T> Future<T> ask(Function<CityView, T> question) {
    Future<T> asked;
    try {
      asked = workers.executeBlocking(() -> question.apply(view), false);
    } catch (RejectedExecutionException e) {
      // A clock of Vert.x may strike once more after its workers have gone home.
      return Future.failedFuture(new ProblemException(Problem.unavailable("The API is stopping")));
    }
    return asked.recover(
        failed ->
            Future.failedFuture(
                failed instanceof ViewAwayException
                    ? new ProblemException(
                        Problem.unavailable("The live view does not answer at the moment"))
                    : failed));
  }

  /** A thing that this principal may see; fails with 404 for every other. */
  public Future<ViewItem> find(ViewKind kind, String id, Principal principal) {
    return ask(v -> v.find(kind, id))
        .map(
            found ->
                found
                    .filter(item -> Visibility.of(item).to(principal))
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                Problem.notFound("There is no " + kind.key() + " " + id))));
  }

  /** A page of a list, of what this principal may see. */
  public Future<Page> list(
      ViewKind kind, Listing listing, Cursor before, int limit, Principal principal) {
    return ask(v -> page(v, kind, listing, before, limit, principal));
  }

  private static Page page(
      CityView view, ViewKind kind, Listing listing, Cursor before, int limit, Principal who) {
    Optional<Long> total =
        listing.counted()
            ? Optional.of(view.counts(List.of(listing.index())).getOrDefault(listing.index(), 0L))
            : Optional.empty();
    List<ViewItem> seen = new ArrayList<>();
    Optional<Cursor> next =
        ListWalk.visit(
            view,
            kind,
            listing.index(),
            before,
            MOST_LOOKED_THROUGH,
            item -> {
              if (Visibility.of(item).to(who)
                  && listing.wanted().test(new JsonObject(item.json()))) {
                seen.add(item);
              }
              return seen.size() < limit;
            });
    return new Page(seen, total, next);
  }
}
