package io.citygrid.api.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Headers that let a browser do for this site only what the wall page needs. */
public final class SecurityHeaders implements Handler<RoutingContext> {
  /**
   * Nothing inline and nothing from elsewhere. OpenLayers styles its elements through the DOM,
   * which needs no exception; its style sheet holds small images as data.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer");
    context.next();
  }
}
