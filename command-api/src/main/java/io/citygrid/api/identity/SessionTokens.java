package io.citygrid.api.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Makes and checks session tokens: JWT signed by HMAC-SHA256 with a random key that is made at the
 * first start. A token says only who and until when; what the user may do is looked up each time,
 * so that a right taken back is gone at once.
 */
public final class SessionTokens {
  private static final int KEY_BYTES = 32;
  private static final String GENERATION = "gen";

  private final JWTAuth jwt;
  private final UserStore users;
  private final Clock clock;
  private final Duration lifetime;

  private SessionTokens(JWTAuth jwt, UserStore users, Clock clock, Duration lifetime) {
    this.jwt = jwt;
    this.users = users;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  public static SessionTokens open(
      Vertx vertx, Path directory, UserStore users, Clock clock, Duration lifetime)
      throws IOException {
    IdentityFile.prepare(directory);
    IdentityFile file = new IdentityFile(directory.resolve("session.key"));
    if (!file.exists()) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      file.write(key);
    }
    byte[] key = file.read();
    if (key.length != KEY_BYTES) {
      throw new IOException(
          "session.key in " + directory + " must have 32 bytes; delete it and a new one is made");
    }
    JWTAuth jwt =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .addPubSecKey(
                    new PubSecKeyOptions()
                        .setAlgorithm("HS256")
                        .setBuffer(Buffer.buffer(Base64.getEncoder().encodeToString(key)))));
    return new SessionTokens(jwt, users, clock, lifetime);
  }

  Session issue(UserAccount user) {
    Instant now = clock.instant();
    Instant expiresAt = Instant.ofEpochSecond(now.plus(lifetime).getEpochSecond());
    String token =
        jwt.generateToken(
            new JsonObject()
                .put("sub", user.id())
                .put(GENERATION, user.generation())
                .put("exp", expiresAt.getEpochSecond()),
            new JWTOptions().setAlgorithm("HS256").setNoTimestamp(true));
    return new Session(token, expiresAt, user);
  }

  /** The session of this token; fails when it is forged, over, or its user changed or is gone. */
  Future<Session> check(String token) {
    return jwt.authenticate(new TokenCredentials(token))
        .compose(
            known -> {
              JsonObject claims = known.attributes().getJsonObject("accessToken");
              Instant expiresAt = Instant.ofEpochSecond(claims.getLong("exp", 0L));
              UserAccount user = users.findUser(claims.getString("sub", "")).orElse(null);
              if (user == null
                  || user.generation() != claims.getLong(GENERATION, -1L)
                  || !clock.instant().isBefore(expiresAt)) {
                return Future.failedFuture("the session is over");
              }
              return Future.succeededFuture(new Session(token, expiresAt, user));
            });
  }
}
