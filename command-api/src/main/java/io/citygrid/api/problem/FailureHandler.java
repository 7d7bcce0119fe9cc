package io.citygrid.api.problem;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends every failed request with Problem Details; what nobody foresaw is logged and is a 500. */
public final class FailureHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

  private static final String ANSWER = "problem.answer";

  /** From now on problems of this request are written as a protocol of others says. */
  public static void answerWith(RoutingContext context, ProblemAnswer answer) {
    context.put(ANSWER, answer);
  }

  @Override
  public void handle(RoutingContext context) {
    Problem problem = problemOf(context);
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      response.reset();
      return;
    }
    if (problem.retryAfterSeconds() > 0) {
      response.putHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
    }
    if (problem.status() == 413) {
      response.putHeader("Connection", "close");
    }
    @Nullable ProblemAnswer answer = context.get(ANSWER);
    if (answer != null) {
      answer.write(context, problem);
      return;
    }
    response.setStatusCode(problem.status()).putHeader("Content-Type", ProblemJson.MEDIA_TYPE);
    if (problem.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response.end(ProblemJson.of(problem, context.request().path()).toBuffer());
  }

  private static Problem problemOf(RoutingContext context) {
    @Nullable Throwable failure = context.failure();
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (failure != null) {
      LOG.error("{} {} failed", context.request().method(), context.request().path(), failure);
      return Problem.internal();
    }
    String path = context.request().path();
    return switch (context.statusCode()) {
      case 404 -> Problem.notFound("There is nothing at " + path);
      case 405 ->
          Problem.methodNotAllowed(context.request().method() + " is not possible on " + path);
      case 400 -> Problem.malformed("or the path cannot be read");
      default -> Problem.internal();
    };
  }
}
