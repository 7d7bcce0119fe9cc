package io.citygrid.api.identity;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** Sign-in, its renewal, and who one is. */
public final class SessionRoutes {
  private static final int TRIES_OF_USER = 5;
  private static final int TRIES_OF_ADDRESS = 30;

  private final UserStore users;
  private final SessionTokens sessions;
  private final WorkerExecutor hashing;
  private final LoginThrottle byUser;
  private final LoginThrottle byAddress;

  public SessionRoutes(Vertx vertx, UserStore users, SessionTokens sessions, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    // Hashing is made to be expensive: two at a time are enough, and leave the rest of the API
    // alone.
    this.hashing = vertx.createSharedWorkerExecutor("passwords", 2);
    this.byUser = new LoginThrottle(clock, TRIES_OF_USER);
    this.byAddress = new LoginThrottle(clock, TRIES_OF_ADDRESS);
  }

  public void declareIn(Access access) {
    access.open("openSession", POST, "/v1/session", this::openSession);
    access.allow(
        Role.PEOPLE,
        AreaRule.OWN_PERSON,
        "renewSession",
        POST,
        "/v1/session/renew",
        this::renewSession);
    access.allow(
        Role.PEOPLE, AreaRule.OWN_PERSON, "showSession", GET, "/v1/session", this::showSession);
  }

  private void openSession(RoutingContext context) {
    String address = context.request().remoteAddress().hostAddress();
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .compose(
            body -> {
              JsonFields fields = JsonFields.of(JsonText.object(body)).knowing("user", "password");
              String user = fields.requiredText("user");
              String password = fields.requiredText("password");
              fields.check();
              return signIn(user, password, address);
            })
        .onSuccess(session -> Answer.json(context, 200, json(session)))
        .onFailure(context::fail);
  }

  private Future<Session> signIn(String id, String password, String address) {
    String userAtAddress = id + "\n" + address;
    long wait = Math.max(byUser.waitSeconds(userAtAddress), byAddress.waitSeconds(address));
    if (wait > 0) {
      return Future.failedFuture(new ProblemException(Problem.tooManyTries(wait)));
    }
    // Counted before the hash is known: tries sent at the same time must count each other.
    byUser.failed(userAtAddress);
    byAddress.failed(address);
    return hashing
        .executeBlocking(() -> isRight(id, password), false)
        .compose(
            right -> {
              UserAccount user = users.findUser(id).orElse(null);
              if (!right || user == null) {
                return Future.failedFuture(
                    new ProblemException(
                        Problem.unauthenticated("The user or the password is wrong")));
              }
              byUser.succeeded(userAtAddress);
              byAddress.forgiven(address);
              return Future.succeededFuture(sessions.issue(user));
            });
  }

  private boolean isRight(String id, String password) {
    if (password.length() > PasswordHash.MAX_LENGTH) {
      return false;
    }
    return users
        .findUser(id)
        .map(user -> PasswordHash.matches(password, user.passwordHash()))
        .orElseGet(() -> PasswordHash.matchesNobody(password));
  }

  private void renewSession(RoutingContext context, Principal principal) {
    Answer.json(context, 200, json(sessions.issue(account(principal))));
  }

  private void showSession(RoutingContext context, Principal principal) {
    Answer.json(context, 200, new JsonObject().put("user", UserJson.of(account(principal))));
  }

  private UserAccount account(Principal principal) {
    return users
        .findUser(principal.id())
        .orElseThrow(
            () ->
                new ProblemException(Problem.unauthenticated("The user does not exist any more")));
  }

  private static JsonObject json(Session session) {
    return new JsonObject()
        .put("token", session.token())
        .put("expiresAt", session.expiresAt().toString())
        .put("user", UserJson.of(session.user()));
  }
}
