package io.citygrid.api.wall;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Serves the wall page: {@code GET /}, {@code /wall/…} and {@code /lib/ol/…}. Open to everybody:
 * the page holds nothing of the city; what it shows comes over routes that ask for a token.
 */
public final class WallPage {
  /** Only from this server, nothing inline, in no frame. */
  static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final WallAssets assets = new WallAssets();

  /**
   * Answers a GET with the file, 304 when the browser holds it already, or hands on to the next
   * route when there is no such file.
   */
  public void handle(RoutingContext context) {
    String path = context.normalizedPath();
    context
        .vertx()
        .executeBlocking(() -> assets.find(path), false)
        .onSuccess(asset -> answer(context, asset))
        .onFailure(context::fail);
  }

  private static void answer(RoutingContext context, Optional<WallAsset> found) {
    if (found.isEmpty()) {
      context.next();
      return;
    }
    WallAsset asset = found.get();
    HttpServerResponse response = context.response();
    response
        .putHeader("Content-Security-Policy", CONTENT_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .putHeader(HttpHeaders.ETAG, asset.tag());
    if (asset.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType()).end(asset.content());
    }
  }
}
