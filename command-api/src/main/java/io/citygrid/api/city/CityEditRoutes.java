package io.citygrid.api.city;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PUT;

import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Changes the city: a file, or one fence. What does not make a city is refused whole. */
public final class CityEditRoutes {
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);
  private static final int MOST_FILE_BYTES = 32 * 1024 * 1024;

  private final CurrentCity current;
  private final CityPublisher publisher;
  private final WorkerExecutor workers;
  private final AreaFileNotes notes;

  /**
   * @param workers publish; may be kept waiting by Kafka
   * @param notes is told what became of files in which areas are drawn
   */
  public CityEditRoutes(
      CurrentCity current, CityPublisher publisher, WorkerExecutor workers, AreaFileNotes notes) {
    this.current = current;
    this.publisher = publisher;
    this.workers = workers;
    this.notes = notes;
  }

  public void declareIn(Access access) {
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "showCityFile",
        GET,
        "/v1/city/files/{path*}",
        this::showFile);
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "putCityFile",
        PUT,
        "/v1/city/files/{path*}",
        this::putFile);
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "putFence",
        PUT,
        "/v1/layers/{layer}/fences/{fence}",
        this::putFence);
  }

  private void showFile(RoutingContext context, Principal principal) {
    String path = context.pathParam("*");
    byte[] content = current.requirePublished().files().contents().get(path);
    if (content == null) {
      throw new ProblemException(Problem.notFound("The city has no file " + path));
    }
    context
        .response()
        .putHeader("Content-Type", "application/octet-stream")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(content));
  }

  private void putFile(RoutingContext context, Principal principal) {
    requireNoWishes(context);
    String path = context.pathParam("*");
    if (!current.requirePublished().files().contents().containsKey(path)) {
      throw new ProblemException(
          Problem.notFound("The city has no file " + path + "; only its own can be replaced"));
    }
    RequestBody.readFile(context, MOST_FILE_BYTES)
        .compose(content -> publish(files -> files.with(path, content), principal))
        .onSuccess(version -> answer(context, version))
        .onFailure(context::fail);
  }

  private void putFence(RoutingContext context, Principal principal) {
    requireNoWishes(context);
    String layer = CityRoutes.layer(current.require(), context.pathParam("layer")).id();
    String fence = context.pathParam("fence");
    RequestBody.read(context, RequestBody.BATCH_BYTES)
        .compose(
            body -> {
              var feature = JsonText.object(body);
              return publish(files -> FenceEdit.apply(files, layer, fence, feature), principal);
            })
        .onSuccess(version -> answer(context, version))
        .onFailure(context::fail);
  }

  /** A change has no parameters; above all it cannot be put off. */
  private static void requireNoWishes(RoutingContext context) {
    for (String name : context.queryParams().names()) {
      throw ProblemException.field(
          name, name.equals(FenceEdit.VALID_FROM) ? FenceEdit.ACTS_AT_ONCE : "is not known here");
    }
  }

  private Future<Long> publish(UnaryOperator<CityFiles> change, Principal principal) {
    return workers
        .executeBlocking(() -> publisher.change(change, principal.id()), true)
        .onSuccess(version -> notes.taken())
        .recover(
            failed -> {
              if (failed instanceof BrokenCityException broken) {
                notes.refused(broken.problems());
                return Future.failedFuture(new ProblemException(problem(broken)));
              }
              return Future.failedFuture(
                  failed instanceof IOException
                      ? new ProblemException(
                          Problem.unavailable(
                              "The new version could not be published: " + failed.getMessage()))
                      : failed);
            });
  }

  private static Problem problem(BrokenCityException broken) {
    List<FieldError> errors =
        broken.problems().stream()
            .map(
                one ->
                    new FieldError(
                        (one.file() + " " + one.where() + " " + one.field())
                            .strip()
                            .replaceAll(" +", " "),
                        one.message()))
            .toList();
    return Problem.unusable(
        "With this change the files would not make a city: %d problem(s)".formatted(errors.size()),
        errors);
  }

  private static void answer(RoutingContext context, long version) {
    Answer.json(context, 200, new JsonObject().put("cityVersion", version));
  }
}
