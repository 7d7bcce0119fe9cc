package io.citygrid.api.identity;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Manages users, each administrator those of the own {@link Jurisdiction}; anybody may change the
 * own password.
 */
public final class UserRoutes {
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);
  private static final int MOST_AREAS = 500;

  private final UserStore users;
  private final Supplier<Optional<City>> city;
  private final WorkerExecutor hashing;

  /**
   * @param city the newest version; empty before the first has come
   */
  public UserRoutes(Vertx vertx, UserStore users, Supplier<Optional<City>> city) {
    this.users = users;
    this.city = city;
    this.hashing = vertx.createSharedWorkerExecutor("passwords", 2);
  }

  public void declareIn(Access access) {
    access.allow(
        ADMINISTRATORS,
        AreaRule.OWN_AREAS_FILTERED,
        "listUsers",
        GET,
        "/v1/users",
        this::listUsers);
    access.allow(
        ADMINISTRATORS, AreaRule.OWN_AREA_REQUIRED, "addUser", POST, "/v1/users", this::addUser);
    access.allow(
        ADMINISTRATORS,
        AreaRule.OWN_AREA_REQUIRED,
        "changeUser",
        PUT,
        "/v1/users/{id}",
        this::changeUser);
    access.allow(
        Role.PEOPLE,
        AreaRule.OWN_PERSON,
        "changePassword",
        PUT,
        "/v1/users/{id}/password",
        this::changePassword);
    access.allow(
        ADMINISTRATORS,
        AreaRule.OWN_AREA_REQUIRED,
        "removeUser",
        DELETE,
        "/v1/users/{id}",
        this::removeUser);
  }

  private void listUsers(RoutingContext context, Principal principal) {
    Jurisdiction own = jurisdiction(principal);
    JsonArray items = new JsonArray();
    users.listUsers().stream()
        .filter(user -> own.beyond(user).isEmpty())
        .forEach(user -> items.add(UserJson.of(user)));
    Answer.json(context, 200, new JsonObject().put("items", items));
  }

  private void addUser(RoutingContext context, Principal principal) {
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .compose(
            body -> {
              JsonFields fields =
                  JsonFields.of(JsonText.object(body))
                      .knowing("id", "password", "roles", "areas", "department");
              String id = fields.requiredText("id");
              if (!id.isEmpty() && !UserAccount.ID.matcher(id).matches()) {
                fields.refuse("id", "must have 1 to 64 letters, digits and . _ @ -");
              }
              String password = password(fields);
              Rights rights = rights(fields);
              fields.check();
              Jurisdiction own = jurisdiction(principal);
              own.require("What " + id + " is to have", own.beyond(rights));
              return saving(
                  () -> {
                    UserAccount user =
                        UserAccount.made(
                            id,
                            PasswordHash.of(password),
                            rights.roles(),
                            rights.areas(),
                            rights.department());
                    if (!users.add(user)) {
                      throw new ProblemException(
                          Problem.conflict("There is a user " + id + " already"));
                    }
                    return user;
                  });
            })
        .onSuccess(user -> Answer.json(context, 201, UserJson.of(user)))
        .onFailure(context::fail);
  }

  private void changeUser(RoutingContext context, Principal principal) {
    String id = context.pathParam("id");
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .compose(
            body -> {
              JsonFields fields =
                  JsonFields.of(JsonText.object(body)).knowing("roles", "areas", "department");
              Rights rights = rights(fields);
              fields.check();
              Jurisdiction own = jurisdiction(principal);
              own.require("What " + id + " is to have", own.beyond(rights));
              return saving(
                  () ->
                      users
                          .change(
                              id,
                              user -> {
                                own.require("What " + id + " has", own.beyond(user));
                                return user.withRights(
                                    rights.roles(), rights.areas(), rights.department());
                              })
                          .orElseThrow(() -> unknown(id)));
            })
        .onSuccess(user -> Answer.json(context, 200, UserJson.of(user)))
        .onFailure(context::fail);
  }

  private void changePassword(RoutingContext context, Principal principal) {
    String id = context.pathParam("id");
    boolean isOwn = id.equals(principal.id());
    if (!isOwn && !principal.isAny(ADMINISTRATORS)) {
      throw new ProblemException(
          Problem.forbidden("Only an administrator may change the password of somebody else"));
    }
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .compose(
            body -> {
              JsonFields fields =
                  JsonFields.of(JsonText.object(body)).knowing("password", "currentPassword");
              String password = password(fields);
              String current = isOwn ? fields.requiredText("currentPassword") : "";
              fields.check();
              Jurisdiction own = jurisdiction(principal);
              return saving(
                  () -> {
                    if (isOwn && !isRight(id, current)) {
                      throw ProblemException.field(
                          "currentPassword", "is not the password of " + id);
                    }
                    String hash = PasswordHash.of(password);
                    return users
                        .change(
                            id,
                            user -> {
                              if (!isOwn) {
                                own.require("What " + id + " has", own.beyond(user));
                              }
                              return user.withPassword(hash);
                            })
                        .orElseThrow(() -> unknown(id));
                  });
            })
        .onSuccess(user -> Answer.nothing(context))
        .onFailure(context::fail);
  }

  private boolean isRight(String id, String password) {
    return password.length() <= PasswordHash.MAX_LENGTH
        && users
            .findUser(id)
            .map(user -> PasswordHash.matches(password, user.passwordHash()))
            .orElse(false);
  }

  private void removeUser(RoutingContext context, Principal principal) {
    String id = context.pathParam("id");
    Jurisdiction own = jurisdiction(principal);
    saving(() -> users.remove(id, user -> own.require("What " + id + " has", own.beyond(user))))
        .onSuccess(
            removed -> {
              if (removed) {
                Answer.nothing(context);
              } else {
                context.fail(unknown(id));
              }
            })
        .onFailure(context::fail);
  }

  private <T> Future<T> saving(Callable<T> change) {
    return hashing
        .executeBlocking(change, false)
        .recover(
            failed ->
                Future.failedFuture(
                    failed instanceof LastAdministratorException
                        ? new ProblemException(
                            Problem.conflict(String.valueOf(failed.getMessage())))
                        : failed));
  }

  private Jurisdiction jurisdiction(Principal administrator) {
    return new Jurisdiction(administrator, city.get());
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(Problem.notFound("There is no user " + id));
  }

  private static String password(JsonFields fields) {
    String password = fields.requiredText("password");
    if (!fields.isMissing("password")
        && (password.length() < PasswordHash.MIN_LENGTH
            || password.length() > PasswordHash.MAX_LENGTH)) {
      fields.refuse(
          "password",
          "must have %d to %d characters"
              .formatted(PasswordHash.MIN_LENGTH, PasswordHash.MAX_LENGTH));
    }
    return password;
  }

  private Rights rights(JsonFields fields) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : fields.requiredTexts("roles", Role.values().length)) {
      List<Role> named = Role.PEOPLE.stream().filter(role -> role.name().equals(name)).toList();
      if (named.isEmpty()) {
        fields.refuse("roles", "must be of " + Role.PEOPLE + "; devices get tokens of their own");
      }
      roles.addAll(named);
    }
    if (roles.isEmpty() && !fields.isRefused()) {
      fields.refuse("roles", "must name at least one role");
    }
    Set<String> areas = new HashSet<>(fields.requiredTexts("areas", MOST_AREAS));
    Rights rights = new Rights(roles, areas, fields.text("department").orElse(""));
    if (!fields.isRefused()) {
      rights.objections(city.get()).forEach(fields::refuse);
    }
    return rights;
  }
}
