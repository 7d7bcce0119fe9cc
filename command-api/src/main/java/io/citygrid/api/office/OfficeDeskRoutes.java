package io.citygrid.api.office;

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
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drawing up and moving tasks of the office, one by one or as a plan makes them. A command is in
 * Kafka before its sender hears anything but a refusal; the sender then waits a moment for what
 * became of it. A repeat under the same key is followed once.
 */
public final class OfficeDeskRoutes {
  private final CurrentCity city;
  private final ViewReads reads;
  private final CommandIntake<OfficeCommand> intake;
  private final Clock clock;

  public OfficeDeskRoutes(
      Vertx vertx, CurrentCity city, ViewReads reads, EdgeWriter writer, Clock clock) {
    this.city = city;
    this.reads = reads;
    this.intake =
        new CommandIntake<>(
            Topics.OFFICE_COMMANDS,
            Codecs.OFFICE_COMMAND,
            OfficeCommand::taskId,
            OfficeCommand::commandId,
            writer,
            new OutcomeWatch(vertx, reads, ViewKind.OFFICE_TASK, "taskId"));
    this.clock = clock;
  }

  public void declareIn(Access access) {
    String moves = "/v1/office/tasks/{id}/moves";
    access.allow(
        Role.OFFICE_DRAWERS,
        AreaRule.OWN_AREA_DECIDED,
        "drawUpOfficeTask",
        POST,
        "/v1/office/tasks",
        this::drawUp);
    access.allow(
        Role.OFFICE_MOVERS, AreaRule.OWN_AREA_REQUIRED, "moveOfficeTask", POST, moves, this::move);
    access.allow(
        Role.OFFICE_MOVERS,
        AreaRule.OWN_AREA_REQUIRED,
        "showOfficeMove",
        GET,
        moves + "/{command}",
        this::showMove);
    access.allow(
        Role.OFFICE_DRAWERS,
        AreaRule.OWN_AREA_REQUIRED,
        "startOfficePlan",
        POST,
        "/v1/office/plans/{plan}/start",
        this::startPlan);
  }

  private void drawUp(RoutingContext context, Principal principal) {
    String key = CommandIntake.key(context);
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(JsonText::object)
        .map(body -> check(principal).drawUp(body, key))
        .compose(command -> intake.take(command).map(outcome -> new Decided(command, outcome)))
        .onSuccess(decided -> answer(context, decided))
        .onFailure(context::fail);
  }

  private void move(RoutingContext context, Principal principal) {
    String taskId = context.pathParam("id");
    String key = CommandIntake.key(context);
    // The body is read before the task is looked for: a request must be read when it arrives.
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(JsonText::object)
        .compose(
            body ->
                reads
                    .find(ViewKind.OFFICE_TASK, taskId, principal)
                    .map(item -> check(principal).move(body, taskId, key)))
        .compose(command -> intake.take(command).map(outcome -> new Decided(command, outcome)))
        .onSuccess(decided -> answer(context, decided))
        .onFailure(context::fail);
  }

  private void showMove(RoutingContext context, Principal principal) {
    String taskId = context.pathParam("id");
    String command = context.pathParam("command");
    reads
        .find(ViewKind.OFFICE_TASK, taskId, principal)
        .compose(item -> intake.find(command, taskId))
        .onSuccess(
            outcome ->
                DecidedAnswer.write(context, place(taskId, command), ids(taskId, command), outcome))
        .onFailure(context::fail);
  }

  private void startPlan(RoutingContext context, Principal principal) {
    String plan = context.pathParam("plan");
    String key = CommandIntake.key(context);
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(JsonText::object)
        .map(body -> check(principal).start(body, plan, key))
        .compose(this::takeAll)
        .onSuccess(decided -> answerAll(context, decided))
        .onFailure(context::fail);
  }

  private record Decided(OfficeCommand command, Optional<String> outcome) {}

  private Future<List<Decided>> takeAll(List<OfficeCommand> commands) {
    List<Future<Decided>> all = new ArrayList<>();
    for (OfficeCommand command : commands) {
      all.add(intake.take(command).map(outcome -> new Decided(command, outcome)));
    }
    return Future.all(all).map(done -> done.<Decided>list());
  }

  private static void answer(RoutingContext context, Decided decided) {
    OfficeCommand command = decided.command();
    DecidedAnswer.write(
        context,
        place(command.taskId(), command.commandId()),
        ids(command.taskId(), command.commandId()),
        decided.outcome());
  }

  /**
   * 200 when all are decided, 202 when some are not yet: then ask again under the same key. What
   * became of each stands with it.
   */
  private static void answerAll(RoutingContext context, List<Decided> all) {
    JsonArray tasks = new JsonArray();
    for (Decided one : all) {
      OfficeCommand command = one.command();
      JsonObject task = ids(command.taskId(), command.commandId());
      one.outcome()
          .map(JsonObject::new)
          .ifPresent(
              outcome ->
                  task.put("result", outcome.getString("result"))
                      .put("version", outcome.getLong("version"))
                      .put("why", outcome.getString("why"))
                      .put("whyZh", outcome.getString("whyZh")));
      tasks.add(task);
    }
    boolean isDecided = all.stream().allMatch(one -> one.outcome().isPresent());
    Answer.json(context, isDecided ? 200 : 202, new JsonObject().put("tasks", tasks));
  }

  private OfficeCommandCheck check(Principal principal) {
    return new OfficeCommandCheck(
        city.require(),
        Actors.of(principal).orElseThrow(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static String place(String taskId, String commandId) {
    return "/v1/office/tasks/" + taskId + "/moves/" + commandId;
  }

  private static JsonObject ids(String taskId, String commandId) {
    return new JsonObject().put("taskId", taskId).put("commandId", commandId);
  }
}
