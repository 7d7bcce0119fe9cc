package io.citygrid.api.identity;

import io.citygrid.api.problem.FailureHandler;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The access table: the only way to a route. It owns the router and gives it to nobody, so a route
 * cannot exist without saying who may use it, and what their areas mean.
 */
public final class Access {
  private static final int[] STATUS_OF_FAILURES = {400, 404, 405, 406, 413, 415, 500};

  private final Router router;
  private final Authentication authentication;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * @param beforeAll runs before every route
   */
  public Access(Vertx vertx, Authentication authentication, Handler<RoutingContext> beforeAll) {
    this.router = Router.router(vertx);
    this.authentication = authentication;
    FailureHandler failures = new FailureHandler();
    for (int status : STATUS_OF_FAILURES) {
      router.errorHandler(status, failures);
    }
    router.route().handler(beforeAll);
  }

  /** A route for everybody, without a token. */
  public void open(String id, HttpMethod method, String path, Handler<RoutingContext> handler) {
    route(new Operation(id, method, path, Set.of(), AreaRule.NONE)).handler(handler);
  }

  /**
   * A route for holders of any of these roles.
   *
   * @param area what their areas have to do with the answer; the handler sees to it, except for
   *     {@link AreaRule#WHOLE_CITY_REQUIRED}, which needs nothing but who asks
   * @param path parameters in braces; {@code {name*}} at the end takes slashes too and is read as
   *     {@code *}
   * @param handler gets who asks
   */
  public void allow(
      Set<Role> roles,
      AreaRule area,
      String id,
      HttpMethod method,
      String path,
      BiConsumer<RoutingContext, Principal> handler) {
    Operation operation = new Operation(id, method, path, requireRoles(id, roles), area);
    route(operation).handler(context -> admit(context, operation, handler));
  }

  /**
   * The same, where the token does not stand in the Authorization header.
   *
   * @param token finds it; the body is the finder's to read
   */
  public void allowByKey(
      Set<Role> roles,
      AreaRule area,
      String id,
      HttpMethod method,
      String path,
      Function<RoutingContext, Future<String>> token,
      BiConsumer<RoutingContext, Principal> handler) {
    Operation operation = new Operation(id, method, path, requireRoles(id, roles), area);
    route(operation)
        .handler(
            context ->
                token
                    .apply(context)
                    .compose(authentication::byToken)
                    .onFailure(context::fail)
                    .onSuccess(known -> hand(context, operation, known.principal(), handler)));
  }

  /** All declared operations, in order. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** What the server hands its requests to. */
  public Handler<HttpServerRequest> requestHandler() {
    return router;
  }

  /** Names of the routes that the router really has, without the one that precedes all. */
  List<String> routeNames() {
    return router.getRoutes().stream().skip(1).map(Route::getName).toList();
  }

  private Route route(Operation operation) {
    if (operations.stream().anyMatch(known -> known.id().equals(operation.id()))) {
      throw new IllegalArgumentException("two operations have the id " + operation.id());
    }
    operations.add(
        new Operation(
            operation.id(),
            operation.method(),
            operation.path().replace("*}", "}"),
            operation.roles(),
            operation.area()));
    String path = operation.path().replaceAll("\\{\\w+\\*}$", "*").replaceAll("\\{(\\w+)}", ":$1");
    return router.route(operation.method(), path).setName(operation.id());
  }

  private void admit(
      RoutingContext context, Operation operation, BiConsumer<RoutingContext, Principal> handler) {
    context.request().pause();
    authentication
        .of(context.request())
        .onFailure(failed -> refuse(context, failed))
        .onSuccess(
            known -> {
              hand(context, operation, known.principal(), handler);
              context.request().resume();
            });
  }

  private static void hand(
      RoutingContext context,
      Operation operation,
      Principal principal,
      BiConsumer<RoutingContext, Principal> handler) {
    if (!principal.isAny(operation.roles())) {
      context.fail(
          new ProblemException(
              Problem.forbidden("This needs one of the roles " + sorted(operation.roles()))));
      return;
    }
    if (operation.area() == AreaRule.WHOLE_CITY_REQUIRED && !principal.seesEverything()) {
      context.fail(
          new ProblemException(
              Problem.forbidden(
                  "This is for those who see the whole city (*); your areas are "
                      + principal.areas().stream().sorted().toList())));
      return;
    }
    try {
      handler.accept(context, principal);
    } catch (RuntimeException e) {
      context.fail(e);
    }
  }

  private static Set<Role> requireRoles(String id, Set<Role> roles) {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("operation " + id + " must say which roles it is for");
    }
    return roles;
  }

  /** Lets the body run out unread, so that the connection can carry the next request. */
  private static void refuse(RoutingContext context, Throwable failed) {
    context.fail(failed);
    context.request().resume();
  }

  private static List<Role> sorted(Set<Role> roles) {
    return roles.stream().sorted().toList();
  }
}
