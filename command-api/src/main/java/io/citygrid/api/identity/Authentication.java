package io.citygrid.api.identity;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;

/** Finds out who is asking: a user by session token, a device by its own. */
public final class Authentication {
  private static final String SCHEME = "Bearer ";

  private final SessionTokens sessions;
  private final DeviceTokenStore deviceTokens;

  /**
   * Who is asking and for how long that is known.
   *
   * @param until when the token ends; far away for a device
   */
  public record Known(Principal principal, Instant until) {}

  public Authentication(SessionTokens sessions, DeviceTokenStore deviceTokens) {
    this.sessions = sessions;
    this.deviceTokens = deviceTokens;
  }

  /** Who sends this request; fails with a problem of status 401. */
  Future<Known> of(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return refuse("Send a token as Authorization: Bearer; POST /v1/session gives one");
    }
    return byToken(header.substring(SCHEME.length()).strip());
  }

  /** Who holds this token; fails with a problem of status 401. */
  public Future<Known> byToken(String token) {
    if (token.startsWith(DeviceTokenStore.PREFIX)) {
      return deviceTokens
          .findByText(token)
          .map(found -> Future.succeededFuture(new Known(found.principal(), Instant.MAX)))
          .orElseGet(() -> refuse("The device token is not known or was taken back"));
    }
    return sessions
        .check(token)
        .map(session -> new Known(session.user().principal(), session.expiresAt()))
        .recover(unusable -> refuse("The token is not valid or is over; sign in again"));
  }

  private static Future<Known> refuse(String detail) {
    return Future.failedFuture(new ProblemException(Problem.unauthenticated(detail)));
  }
}
