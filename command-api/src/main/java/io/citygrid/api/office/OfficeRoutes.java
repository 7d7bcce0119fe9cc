package io.citygrid.api.office;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.archive.SearchParameters;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.PerCity;
import io.citygrid.api.desk.Actors;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Listing;
import io.citygrid.api.view.ViewJson;
import io.citygrid.api.view.ViewReads;
import io.citygrid.casework.office.OfficeGrounds;
import io.citygrid.city.Names;
import io.citygrid.city.OfficePlan;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tasks of the office as they are now and all that was done to them, for those of their areas and
 * departments; and the plans.
 */
public final class OfficeRoutes {
  private final CurrentCity city;
  private final ViewReads reads;
  private final OfficeArchive archive;
  private final WorkerExecutor archiveWorkers;
  private final Clock clock;
  private final PerCity<OfficeGrounds> grounds = new PerCity<>(OfficeGrounds::of);

  public OfficeRoutes(
      CurrentCity city,
      ViewReads reads,
      OfficeArchive archive,
      WorkerExecutor archiveWorkers,
      Clock clock) {
    this.city = city;
    this.reads = reads;
    this.archive = archive;
    this.archiveWorkers = archiveWorkers;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.OF_AREAS_OR_DEPARTMENTS,
        AreaRule.OWN_AREAS_FILTERED,
        "listOfficeTasks",
        GET,
        "/v1/office/tasks",
        this::list);
    access.allow(
        Role.OF_AREAS_OR_DEPARTMENTS,
        AreaRule.OWN_AREA_REQUIRED,
        "showOfficeTask",
        GET,
        "/v1/office/tasks/{id}",
        this::show);
    String task = "/v1/office/tasks/{id}";
    access.allow(
        Role.OFFICE_MOVERS,
        AreaRule.OWN_AREA_REQUIRED,
        "listOfficeMoves",
        GET,
        task + "/moves",
        this::moves);
    access.allow(
        Role.OF_AREAS_OR_DEPARTMENTS,
        AreaRule.OWN_AREA_REQUIRED,
        "showOfficeHistory",
        GET,
        task + "/history",
        this::history);
    access.allow(
        Role.OF_AREAS_OR_DEPARTMENTS,
        AreaRule.CITY_WIDE,
        "listOfficePlans",
        GET,
        "/v1/office/plans",
        this::plans);
  }

  private void list(RoutingContext context, Principal principal) {
    OfficeTaskJson json = json(principal);
    Optional<OfficeState> state = ViewJson.findOneOf(context, "state", OfficeState.class);
    Optional<Light> light = ViewJson.findOneOf(context, "light", Light.class);
    Optional<For> waiting = ViewJson.findOneOf(context, "waiting", For.class);
    Optional<String> plan = Optional.ofNullable(context.request().getParam("plan"));
    Predicate<JsonObject> wanted =
        task ->
            state.map(one -> one.name().equals(task.getString("state"))).orElse(true)
                && light.map(one -> json.has(task, one)).orElse(true)
                && plan.map(one -> one.equals(planOf(task))).orElse(true)
                && (waiting.isEmpty() || json.isWaiting(task));
    String index =
        plan.map(ViewIndexes::officeOfPlan)
            .or(() -> state.map(ViewIndexes::office))
            .orElse(waiting.isPresent() ? ViewIndexes.OFFICE_OPEN : ViewIndexes.OFFICE);
    reads
        .list(
            ViewKind.OFFICE_TASK,
            new Listing(index, false, wanted),
            SearchParameters.before(context.request()),
            ViewJson.limit(context),
            principal)
        .onSuccess(page -> Answer.json(context, 200, page.json(json::brief)))
        .onFailure(context::fail);
  }

  private void show(RoutingContext context, Principal principal) {
    OfficeTaskJson json = json(principal);
    reads
        .find(ViewKind.OFFICE_TASK, context.pathParam("id"), principal)
        .onSuccess(item -> Answer.json(context, 200, json.whole(new JsonObject(item.json()))))
        .onFailure(context::fail);
  }

  private void moves(RoutingContext context, Principal principal) {
    OfficeTaskJson json = json(principal);
    reads
        .find(ViewKind.OFFICE_TASK, context.pathParam("id"), principal)
        .onSuccess(item -> Answer.json(context, 200, json.moves(new JsonObject(item.json()))))
        .onFailure(context::fail);
  }

  /** The latest moves stand in the task itself, all before them in the archive. */
  private void history(RoutingContext context, Principal principal) {
    OfficeTaskJson json = json(principal);
    String id = context.pathParam("id");
    long before = before(context);
    int limit = SearchParameters.limit(context.request());
    reads
        .find(ViewKind.OFFICE_TASK, id, principal)
        .map(item -> json.history(new JsonObject(item.json()), before, limit))
        .compose(
            latest ->
                latest.isWhole()
                    ? Future.succeededFuture(latest)
                    : archive
                        .list(archiveWorkers, id, latest.before(), latest.left())
                        .map(latest::with))
        .onSuccess(page -> Answer.json(context, 200, page.json()))
        .onFailure(context::fail);
  }

  private static long before(RoutingContext context) {
    String text = context.request().getParam("before", "");
    if (text.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!text.matches("[1-9]\\d{0,11}")) {
      throw ProblemException.field("before", "must be the version of a move");
    }
    return Long.parseLong(text);
  }

  private void plans(RoutingContext context, Principal principal) {
    JsonArray plans = new JsonArray();
    city.require().office().plans().forEach(plan -> plans.add(planJson(plan)));
    Answer.json(context, 200, new JsonObject().put("items", plans));
  }

  private OfficeTaskJson json(Principal principal) {
    return new OfficeTaskJson(grounds.of(city.require()), Actors.of(principal), clock.instant());
  }

  private static String planOf(JsonObject task) {
    return task.getJsonObject("brief", new JsonObject()).getString("plan", "");
  }

  private static JsonObject planJson(OfficePlan plan) {
    JsonArray tasks = new JsonArray();
    plan.tasks()
        .forEach(
            task ->
                tasks.add(
                    new JsonObject()
                        .put("id", task.id())
                        .put("names", namesJson(task.names()))
                        .put("function", task.function())
                        .put("per", task.per().name())
                        .put("steps", task.steps().size())));
    return new JsonObject()
        .put("id", plan.id())
        .put("names", namesJson(plan.names()))
        .put("kind", plan.kind().name())
        .put("tasks", tasks);
  }

  private static JsonObject namesJson(Names names) {
    return new JsonObject().put("zh", names.zh()).put("en", names.en());
  }

  /** For whom what is listed waits. */
  private enum For {
    /** Whoever asks. */
    ME
  }
}
