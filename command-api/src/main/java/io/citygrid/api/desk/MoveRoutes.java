package io.citygrid.api.desk;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.edge.DepartmentLoads;
import io.citygrid.api.edge.EdgeMeters;
import io.citygrid.api.edge.Intake;
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
import io.citygrid.api.view.CaseJson;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.api.view.Visibility;
import io.citygrid.casework.life.LifeRules;
import io.citygrid.city.City;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Moves of cases. A command is in Kafka before its sender hears anything but a refusal; the sender
 * then waits a moment for what became of it. A repeat under the same key moves the case once.
 */
public final class MoveRoutes {
  private static final int MOST_IN_BATCH = 1_000;
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(2);

  private final CurrentCity city;
  private final ViewReads reads;
  private final DepartmentLoads loads;
  private final EdgeWriter writer;
  private final PhotoAlbum photos;
  private final OutcomeWatch outcomes;
  private final Intake<CaseCommand> intake;
  private final Clock clock;

  public MoveRoutes(
      Vertx vertx,
      CurrentCity city,
      ViewReads reads,
      DepartmentLoads loads,
      EdgeWriter writer,
      PhotoAlbum photos,
      EdgeMeters meters,
      Clock clock) {
    this.city = city;
    this.reads = reads;
    this.loads = loads;
    this.writer = writer;
    this.photos = photos;
    this.outcomes = new OutcomeWatch(vertx, reads, ViewKind.CASE, "caseId");
    this.intake =
        new Intake<>(
            "move",
            Topics.COMMANDS,
            Codecs.CASE_COMMAND,
            CaseCommand::caseId,
            MoveRoutes::acknowledgement,
            writer,
            meters);
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.MOVERS,
        AreaRule.OWN_AREA_REQUIRED,
        "listAllowedMoves",
        GET,
        "/v1/cases/{id}/moves",
        this::listAllowed);
    access.allow(
        Role.MOVERS,
        AreaRule.OWN_AREA_REQUIRED,
        "moveCase",
        POST,
        "/v1/cases/{id}/moves",
        this::moveCase);
    access.allow(
        Role.MOVERS,
        AreaRule.OWN_AREA_REQUIRED,
        "moveCases",
        POST,
        "/v1/moves/batch",
        this::moveCases);
    access.allow(
        Role.MOVERS,
        AreaRule.OWN_AREA_REQUIRED,
        "showMove",
        GET,
        "/v1/cases/{id}/moves/{command}",
        this::showMove);
  }

  private void listAllowed(RoutingContext context, Principal principal) {
    Actor actor =
        Actors.of(principal)
            .orElseThrow(() -> new ProblemException(Problem.forbidden("You move no cases")));
    LifeRules rules = LifeRules.of(city.require().casework());
    reads
        .find(ViewKind.CASE, context.pathParam("id"), principal)
        .map(item -> AllowedMoves.of(CaseJson.view(item), actor, clock.instant(), rules))
        .onSuccess(allowed -> Answer.json(context, 200, allowed))
        .onFailure(context::fail);
  }

  private void moveCase(RoutingContext context, Principal principal) {
    String caseId = context.pathParam("id");
    String key = CommandIntake.key(context);
    City known = city.require();
    // The body is read before the case is looked for: a request must be read when it arrives.
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(JsonText::object)
        .compose(
            body ->
                reads
                    .find(ViewKind.CASE, caseId, principal)
                    .map(
                        item ->
                            loads.stamp(
                                known,
                                check(known, principal).check(body, caseId, key),
                                () -> Optional.of(CaseJson.view(item)))))
        .compose(
            command ->
                claim(command, principal)
                    .compose(
                        claimed ->
                            writer.write(
                                Topics.COMMANDS, caseId, Codecs.CASE_COMMAND.encode(command)))
                    .compose(written -> outcome(context, command)))
        .onFailure(context::fail);
  }

  /** Moves of many cases, each for itself; what becomes of them is asked for one by one. */
  private void moveCases(RoutingContext context, Principal principal) {
    City known = city.require();
    MoveCheck check = check(known, principal);
    intake.takePreparedBatch(
        context,
        MOST_IN_BATCH,
        moves ->
            reads
                .ask(view -> view.listByIds(ViewKind.CASE, BatchedMove.caseIds(moves)))
                .map(
                    items ->
                        items.stream()
                            .filter(item -> Visibility.of(item).to(principal))
                            .collect(Collectors.toMap(ViewItem::id, Function.identity())))
                .compose(
                    visible ->
                        claimAll(moves, visible.keySet(), principal, check)
                            .map(
                                notOwn ->
                                    move -> {
                                      CaseCommand command =
                                          BatchedMove.check(
                                              move, principal, visible.keySet(), check);
                                      requireOwn(command.photos(), notOwn);
                                      return loads.stamp(
                                          known,
                                          command,
                                          () ->
                                              Optional.ofNullable(visible.get(command.caseId()))
                                                  .map(CaseJson::view));
                                    })));
  }

  /** Photos kept here are of the case, for who sees it, unless the command is refused. */
  private Future<Void> claim(CaseCommand command, Principal principal) {
    return photos
        .listNotOwn(principal, command.photos())
        .compose(
            notOwn -> {
              requireOwn(command.photos(), notOwn);
              return photos.claim(
                  principal, command.caseId(), command.commandId(), command.photos());
            });
  }

  /** Does it for all moves that become commands, and says which photos are not their sender's. */
  private Future<Set<String>> claimAll(
      List<JsonNode> moves, Set<String> visible, Principal principal, MoveCheck check) {
    Set<String> all = new HashSet<>();
    moves.forEach(move -> all.addAll(BatchedMove.photos(move)));
    return photos
        .listNotOwn(principal, all)
        .compose(
            notOwn ->
                Future.all(
                        moves.stream()
                            .filter(move -> !BatchedMove.photos(move).isEmpty())
                            .flatMap(move -> BatchedMove.find(move, principal, visible, check))
                            .filter(command -> Collections.disjoint(command.photos(), notOwn))
                            .map(
                                command ->
                                    photos.claim(
                                        principal,
                                        command.caseId(),
                                        command.commandId(),
                                        command.photos()))
                            .toList())
                    .map(notOwn));
  }

  private static void requireOwn(List<String> named, Set<String> notOwn) {
    if (named.stream().anyMatch(notOwn::contains)) {
      throw ProblemException.field("photos", "must name photos that you have sent yourself");
    }
  }

  private static JsonObject acknowledgement(CaseCommand command) {
    return new JsonObject().put("caseId", command.caseId()).put("commandId", command.commandId());
  }

  private Future<Void> outcome(RoutingContext context, CaseCommand command) {
    return outcomes
        .await(command.commandId(), MOST_PATIENCE)
        .compose(
            outcome ->
                (outcome.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : photos.settle(command.commandId(), DecidedAnswer.isDone(outcome.get())))
                    .map(outcome))
        .onSuccess(
            outcome -> OutcomeAnswer.write(context, command.caseId(), command.commandId(), outcome))
        .mapEmpty();
  }

  private void showMove(RoutingContext context, Principal principal) {
    String caseId = context.pathParam("id");
    String command = context.pathParam("command");
    reads
        .find(ViewKind.CASE, caseId, principal)
        .compose(item -> outcomes.find(command, caseId))
        .onSuccess(outcome -> OutcomeAnswer.write(context, caseId, command, outcome))
        .onFailure(context::fail);
  }

  private MoveCheck check(City known, Principal principal) {
    return new MoveCheck(known, principal, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
