package io.citygrid.api.city;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.load.BrokenCityException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A change of the city as a request asks for it: of a file, or of fences. Made, or tried without
 * being made; what does not make a city is refused whole, each time in the same words.
 */
public final class CityEdit {
  private static final int MOST_FILE_BYTES = 32 * 1024 * 1024;

  private final CurrentCity current;
  private final CityPublisher publisher;
  private final WorkerExecutor workers;

  /**
   * @param workers load cities and publish them; may be kept waiting by Kafka
   */
  public CityEdit(CurrentCity current, CityPublisher publisher, WorkerExecutor workers) {
    this.current = current;
    this.publisher = publisher;
    this.workers = workers;
  }

  /** The city with the file of the request's path replaced by its body; nothing is published. */
  public Future<City> tryFile(RoutingContext context) {
    return readFile(context).compose(this::tryOut);
  }

  /** The city with the fence of the request's path as its body draws it; nothing is published. */
  public Future<City> tryFence(RoutingContext context) {
    return readFence(context).compose(this::tryOut);
  }

  /** The city with several fences of the request's layer as its body draws them. */
  public Future<City> tryFences(RoutingContext context) {
    return readFences(context).compose(this::tryOut);
  }

  private Future<City> tryOut(CityChange change) {
    return work(() -> publisher.tryOut(change), broken -> {});
  }

  /**
   * Publishes a change.
   *
   * @param onBroken is told when it would not make a city
   * @return the version that has it
   */
  Future<Long> publish(CityChange change, String by, Consumer<BrokenCityException> onBroken) {
    return work(() -> publisher.change(change, by), onBroken);
  }

  Future<CityChange> readFile(RoutingContext context) {
    requireNoWishes(context);
    String path = context.pathParam("*");
    if (!current.requirePublished().files().contents().containsKey(path)) {
      throw new ProblemException(
          Problem.notFound("The city has no file " + path + "; only its own can be replaced"));
    }
    return RequestBody.readFile(context, MOST_FILE_BYTES)
        .map(content -> now -> now.files().with(path, content));
  }

  Future<CityChange> readFence(RoutingContext context) {
    requireNoWishes(context);
    String layer = CityRoutes.layer(current.require(), context.pathParam("layer")).id();
    String fence = context.pathParam("fence");
    return RequestBody.read(context, RequestBody.BATCH_BYTES)
        .map(JsonText::object)
        .map(feature -> drawing(layer, DrawnFences.one(fence, feature)));
  }

  Future<CityChange> readFences(RoutingContext context) {
    requireNoWishes(context);
    String layer = CityRoutes.layer(current.require(), context.pathParam("layer")).id();
    return RequestBody.read(context, RequestBody.BATCH_BYTES)
        .map(JsonText::object)
        .map(collection -> drawing(layer, DrawnFences.several(collection)));
  }

  private static CityChange drawing(String layer, DrawnFences drawn) {
    return now -> {
      drawn.requireDrawnOn(CityRoutes.layer(now.city(), layer));
      return FenceEdit.apply(now.files(), layer, drawn);
    };
  }

  /** A change has no parameters; above all it cannot be put off. */
  private static void requireNoWishes(RoutingContext context) {
    for (String name : context.queryParams().names()) {
      throw ProblemException.field(
          name,
          name.equals(DrawnFences.VALID_FROM) ? DrawnFences.ACTS_AT_ONCE : "is not known here");
    }
  }

  private <T> Future<T> work(Callable<T> work, Consumer<BrokenCityException> onBroken) {
    return workers
        .executeBlocking(work, true)
        .recover(
            failed -> {
              if (failed instanceof BrokenCityException broken) {
                onBroken.accept(broken);
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
}
