package io.citygrid.api.city;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PUT;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Changes the city: a file, or fences. What does not make a city is refused whole. */
public final class CityEditRoutes {
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);

  private final CurrentCity current;
  private final CityEdit edit;
  private final AreaFileNotes notes;

  /**
   * @param notes is told what became of files in which areas are drawn
   */
  public CityEditRoutes(CurrentCity current, CityEdit edit, AreaFileNotes notes) {
    this.current = current;
    this.edit = edit;
    this.notes = notes;
  }

  public void declareIn(Access access) {
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "showCityFile",
        GET,
        "/v1/city/files/{path*}",
        this::showFile);
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "putCityFile",
        PUT,
        "/v1/city/files/{path*}",
        this::putFile);
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "putFence",
        PUT,
        "/v1/layers/{layer}/fences/{fence}",
        this::putFence);
    access.allow(
        ADMINISTRATORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "putFences",
        PUT,
        "/v1/layers/{layer}/fences",
        this::putFences);
  }

  private void showFile(RoutingContext context, Principal principal) {
    String path = context.pathParam("*");
    byte[] content = current.requirePublished().files().contents().get(path);
    if (content == null) {
      throw new ProblemException(Problem.notFound("The city has no file " + path));
    }
    context
        .response()
        .putHeader("Content-Type", "application/octet-stream")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(content));
  }

  private void putFile(RoutingContext context, Principal principal) {
    make(context, edit.readFile(context), principal);
  }

  private void putFence(RoutingContext context, Principal principal) {
    make(context, edit.readFence(context), principal);
  }

  private void putFences(RoutingContext context, Principal principal) {
    make(context, edit.readFences(context), principal);
  }

  private void make(RoutingContext context, Future<CityChange> asked, Principal principal) {
    asked
        .compose(
            change ->
                edit.publish(change, principal.id(), broken -> notes.refused(broken.problems())))
        .onSuccess(
            version -> {
              notes.taken();
              Answer.json(context, 200, new JsonObject().put("cityVersion", version));
            })
        .onFailure(context::fail);
  }
}
