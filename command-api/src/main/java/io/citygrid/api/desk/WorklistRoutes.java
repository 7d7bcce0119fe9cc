package io.citygrid.api.desk;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.PerCity;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.ViewJson;
import io.citygrid.api.view.ViewReads;
import io.citygrid.casework.worklist.ClockReader;
import io.citygrid.casework.worklist.WorkIndexes;
import io.citygrid.casework.worklist.WorkItem;
import io.citygrid.casework.worklist.Worklist;
import io.citygrid.city.City;
import io.citygrid.city.event.Actor;
import io.citygrid.city.view.WorkKind;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The worklist of whoever asks: what waits for them, the most urgent first. */
public final class WorklistRoutes {

  /** A page costs one look at all that waits for its reader; beyond so many they get a part. */
  private static final int MOST_LOOKED_THROUGH = 20_000;

  private final CurrentCity city;
  private final ViewReads reads;
  private final Clock clock;
  private final PerCity<ClockReader> clocks = new PerCity<>(ClockReader::new);

  public WorklistRoutes(CurrentCity city, ViewReads reads, Clock clock) {
    this.city = city;
    this.reads = reads;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.AT_WORK, AreaRule.OWN_AREAS_FILTERED, "showDesk", GET, "/v1/desk", this::showDesk);
  }

  private void showDesk(RoutingContext context, Principal principal) {
    Optional<WorkKind> kind = ViewJson.findOneOf(context, "kind", WorkKind.class);
    Optional<WorklistCursor> after =
        Optional.ofNullable(context.request().getParam("after")).map(WorklistCursor::parse);
    int limit = ViewJson.limit(context);
    Actor actor =
        Actors.of(principal)
            .orElseThrow(() -> new ProblemException(Problem.forbidden("You move no cases")));
    Instant asOf =
        after.map(WorklistCursor::asOf).orElse(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    City known = city.require();
    Set<String> indexes = WorkIndexes.readBy(actor, EnumSet.allOf(WorkKind.class));
    reads
        .ask(
            view -> {
              WaitingCases waiting = WaitingCases.read(view, indexes, MOST_LOOKED_THROUGH);
              Worklist list = Worklist.of(waiting.cases(), actor, asOf, known, clocks.of(known));
              return page(list, kind, after, limit, asOf, waiting.whole());
            })
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  static JsonObject page(
      Worklist whole,
      Optional<WorkKind> kind,
      Optional<WorklistCursor> after,
      int limit,
      Instant asOf,
      boolean complete) {
    Worklist list = kind.map(whole::only).orElse(whole);
    List<WorkItem> left =
        list.items().stream()
            .filter(
                item -> after.map(from -> item.urgency().compareTo(from.last()) > 0).orElse(true))
            .toList();
    List<WorkItem> shown = left.subList(0, Math.min(limit, left.size()));
    Optional<WorklistCursor> next =
        left.size() > shown.size()
            ? Optional.of(new WorklistCursor(asOf, shown.get(shown.size() - 1).urgency()))
            : Optional.empty();
    return WorklistJson.of(whole, shown, next, asOf, complete);
  }
}
