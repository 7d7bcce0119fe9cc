package io.citygrid.api;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.OpenApiDocument;
import io.citygrid.api.http.SecurityHeaders;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Authentication;
import io.citygrid.api.wall.WallPage;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;

/** Every route of the API, in one table. */
final class ApiRoutes {
  private ApiRoutes() {}

  /**
   * The table.
   *
   * @param resources each declares the routes of one resource
   */
  static Access declare(
      Vertx vertx, Authentication authentication, List<Consumer<Access>> resources) {
    Access access = new Access(vertx, authentication, new SecurityHeaders());
    WallPage wall = new WallPage();
    access.open("showWall", GET, "/", wall::showPage);
    access.open("showReport", GET, "/report.html", wall::showReport);
    access.open("showFencesPage", GET, "/fences.html", wall::showFences);
    access.open("showVerify", GET, "/verify", wall::showVerify);
    access.open("showWallFile", GET, "/wall/{path*}", wall::showFile);
    access.open("showMapLibrary", GET, "/lib/ol/ol.js", wall::showMapLibrary);
    access.open("showMapStyle", GET, "/lib/ol/ol.css", wall::showMapStyle);
    access.open("showOpenApi", GET, "/openapi.yaml", new OpenApiDocument()::show);
    resources.forEach(resource -> resource.accept(access));
    return access;
  }
}
