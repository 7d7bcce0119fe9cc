package io.citygrid.api;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.SecurityHeaders;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Authentication;
import io.citygrid.api.identity.SessionRoutes;
import io.citygrid.api.wall.WallPage;
import io.vertx.core.Vertx;

/** Every route of the API, in one table. */
final class ApiRoutes {
  private ApiRoutes() {}

  static Access declare(Vertx vertx, Authentication authentication, SessionRoutes sessions) {
    Access access = new Access(vertx, authentication, new SecurityHeaders());
    WallPage wall = new WallPage();
    access.open("showWall", GET, "/", wall::showPage);
    access.open("showWallFile", GET, "/wall/{path*}", wall::showFile);
    access.open("showMapLibrary", GET, "/lib/ol/ol.js", wall::showMapLibrary);
    access.open("showMapStyle", GET, "/lib/ol/ol.css", wall::showMapStyle);
    sessions.declareIn(access);
    return access;
  }
}
