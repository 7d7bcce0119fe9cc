package io.citygrid.api.problem;

import io.vertx.ext.web.RoutingContext;

/** Ends a request with a problem, where a protocol of others says how that looks. */
@FunctionalInterface
public interface ProblemAnswer {
  void write(RoutingContext context, Problem problem);
}
