package io.citygrid.api.verification;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.desk.Actors;
import io.citygrid.api.desk.CommandIntake;
import io.citygrid.api.desk.DecidedAnswer;
import io.citygrid.api.desk.OutcomeWatch;
import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.photos.PhotoAlbum;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskResult;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.LonLat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verification tasks for citizens. A command is in Kafka before its sender hears anything but a
 * refusal; the sender then waits a moment for what became of it.
 */
public final class TaskRoutes {
  private static final Set<Role> CITIZENS = Set.of(Role.CITIZEN);
  private static final int MOST_SHOWN = 100;

  private final CurrentCity city;
  private final ViewReads reads;
  private final PhotoAlbum photos;
  private final CommandIntake<TaskCommand> intake;
  private final Clock clock;

  public TaskRoutes(
      Vertx vertx,
      CurrentCity city,
      ViewReads reads,
      EdgeWriter writer,
      PhotoAlbum photos,
      Clock clock) {
    this.city = city;
    this.reads = reads;
    this.photos = photos;
    this.intake =
        new CommandIntake<>(
            Topics.TASK_COMMANDS,
            Codecs.TASK_COMMAND,
            TaskCommand::taskId,
            TaskCommand::commandId,
            writer,
            new OutcomeWatch(vertx, reads, ViewKind.TASK, "taskId"));
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        CITIZENS, AreaRule.CITY_WIDE, "listNearbyTasks", GET, "/v1/tasks", this::listNearby);
    access.allow(
        CITIZENS, AreaRule.OWN_PERSON, "listHeldTasks", GET, "/v1/tasks/held", this::listHeld);
    declare(access, "takeTask", "/v1/tasks/{id}/take", TaskAction.TAKE);
    declare(access, "giveBackTask", "/v1/tasks/{id}/give-back", TaskAction.GIVE_BACK);
    declare(access, "answerTask", "/v1/tasks/{id}/answer", TaskAction.ANSWER);
  }

  private void declare(Access access, String id, String path, TaskAction action) {
    access.allow(
        CITIZENS,
        AreaRule.CITY_WIDE,
        id,
        POST,
        path,
        (context, principal) -> command(context, principal, action));
  }

  private void listNearby(RoutingContext context, Principal principal) {
    LonLat center = new LonLat(degrees(context, "lon", 180), degrees(context, "lat", 85));
    TaskJson json = new TaskJson(city.require(), clock.instant());
    List<Double> radii = city.require().verification().radiiMeters();
    reads
        .ask(
            view -> {
              Map<String, Double> metres = NearbyTasks.find(view, center, radii);
              return json.offered(
                  view.listByIds(ViewKind.TASK, metres.keySet()), metres, principal.id());
            })
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private void listHeld(RoutingContext context, Principal principal) {
    String index = ViewIndexes.tasksHeldBy(principal.id());
    TaskJson json = new TaskJson(city.require(), clock.instant());
    reads
        .ask(view -> json.held(view.list(ViewKind.TASK, index, Cursor.START, MOST_SHOWN)))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private void command(RoutingContext context, Principal principal, TaskAction action) {
    String taskId = context.pathParam("id");
    String key = CommandIntake.key(context);
    TaskCommandCheck check =
        new TaskCommandCheck(
            Actors.of(principal).orElseThrow(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            city.require().version().city());
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(body -> check.check(JsonText.object(body), taskId, action, key))
        .compose(command -> claim(command, principal).map(command))
        .compose(
            command ->
                intake
                    .take(command)
                    .compose(outcome -> settle(command, outcome).map(outcome))
                    .onSuccess(
                        outcome ->
                            DecidedAnswer.writeWhole(
                                context, command.commandId(), outcome, TaskRoutes::refusal)))
        .onFailure(context::fail);
  }

  /** The photo of an answer is one kept here, sent by who answers, and of no other case. */
  private Future<Void> claim(TaskCommand command, Principal principal) {
    return command.action() == TaskAction.ANSWER && !command.photo().isEmpty()
        ? photos.claimOnTheSpot(
            principal,
            TaskEvent.caseOf(command.taskId()),
            command.commandId(),
            command.photo(),
            "photo")
        : Future.succeededFuture();
  }

  private Future<Void> settle(TaskCommand command, Optional<String> outcome) {
    return outcome.isEmpty()
        ? Future.succeededFuture()
        : photos.settle(command.commandId(), DecidedAnswer.isDone(outcome.get()));
  }

  private static Optional<Problem> refusal(JsonObject outcome) {
    return switch (TaskResult.valueOf(outcome.getString("result"))) {
      case NO_SUCH_TASK -> Optional.of(Problem.notFound(outcome.getString("why")));
      case REFUSED -> Optional.of(Problem.conflict(outcome.getString("why")));
      case FOLLOWED, REPEATED -> Optional.empty();
    };
  }

  private static double degrees(RoutingContext context, String name, double most) {
    String text = Optional.ofNullable(context.request().getParam(name)).orElse("");
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number that is no place.
    }
    throw ProblemException.field(
        name, "must be degrees in [-%.0f, %.0f] but is '%s'".formatted(most, most, text));
  }
}
