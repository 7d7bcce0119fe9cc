package io.citygrid.api.wall;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The wall page and the map library it uses. */
public final class WallPage {
  private static final String OPENLAYERS = "org.webjars.npm/ol";

  private final ClassPathAssets page = new ClassPathAssets("wall/");
  private final ClassPathAssets openLayers = new ClassPathAssets(webJar(OPENLAYERS));

  public void showPage(RoutingContext context) {
    send(context, page, "index.html");
  }

  /** The printable report of indicators. */
  public void showReport(RoutingContext context) {
    send(context, page, "report.html");
  }

  /** The page on which administrators draw fences. */
  public void showFences(RoutingContext context) {
    send(context, page, "fences.html");
  }

  /** The phone page of citizens who check handled cases. */
  public void showVerify(RoutingContext context) {
    send(context, page, "verify.html");
  }

  /** A file of the page; path parameter {@code *}. */
  public void showFile(RoutingContext context) {
    send(context, page, context.pathParam("*"));
  }

  public void showMapLibrary(RoutingContext context) {
    send(context, openLayers, "dist/ol.js");
  }

  public void showMapStyle(RoutingContext context) {
    send(context, openLayers, "ol.css");
  }

  /** The directory of a web jar, whatever its version. */
  private static String webJar(String coordinates) {
    String descriptor = "META-INF/maven/" + coordinates + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = WallPage.class.getClassLoader().getResourceAsStream(descriptor)) {
      if (in == null) {
        throw new IllegalStateException(coordinates + " is not on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(descriptor + " cannot be read", e);
    }
    return "META-INF/resources/webjars/%s/%s/"
        .formatted(properties.getProperty("artifactId"), properties.getProperty("version"));
  }

  private static void send(RoutingContext context, ClassPathAssets assets, String path) {
    Asset asset =
        assets
            .find(path)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.notFound("There is nothing at " + context.request().path())));
    HttpServerResponse response =
        context
            .response()
            .putHeader("ETag", asset.tag())
            .putHeader("Cache-Control", "no-cache")
            .putHeader("Vary", "Accept-Encoding");
    if (asset.tag().equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", asset.mediaType());
    String accepted = context.request().getHeader("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      response.putHeader("Content-Encoding", "gzip").end(asset.packed());
    } else {
      response.end(asset.content());
    }
  }
}
