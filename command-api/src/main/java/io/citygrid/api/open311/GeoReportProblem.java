package io.citygrid.api.open311;

import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemAnswer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problems as GeoReport tells them: a list of errors with code and description. A key that is
 * missing or not known is 403 there.
 */
final class GeoReportProblem implements ProblemAnswer {
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;

  @Override
  public void write(RoutingContext context, Problem problem) {
    GeoReportText text = GeoReportText.of(context.pathParam("format"));
    int status = problem.status() == UNAUTHENTICATED ? FORBIDDEN : problem.status();
    List<Map<String, @Nullable Object>> errors = new ArrayList<>();
    for (FieldError error : problem.errors()) {
      errors.add(error(status, fieldOf(error.field()) + ": " + error.message()));
    }
    if (errors.isEmpty()) {
      errors.add(error(status, problem.detail()));
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", text.mediaType())
        .putHeader("Cache-Control", "no-store")
        .end(text.write("errors", "error", errors));
  }

  /** The field as the sender knows it. */
  private static String fieldOf(String field) {
    return switch (field) {
      case "category" -> "service_code";
      case "position.lon", "lon" -> "long";
      case "position.lat", "lat" -> "lat";
      default -> field;
    };
  }

  private static Map<String, @Nullable Object> error(int code, String description) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("description", description);
    return error;
  }
}
