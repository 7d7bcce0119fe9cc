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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes and checks session tokens: JWT signed by HMAC-SHA256 with a random key that is made at the
 * first start. A token says only who and until when; what the user may do is looked up each time,
 * so that a right taken back is gone at once.
 */
public final class SessionTokens {
  private static final int KEY_BYTES = 32;
  private static final String GENERATION = "gen";

  /** So many tokens are remembered as rightly signed; the one not used for longest goes first. */
  private static final int MOST_PROVEN = 4_096;

  private final JWTAuth jwt;
  private final UserStore users;
  private final Clock clock;
  private final Duration lifetime;

  /** What tokens say whose signature was found right, which costs more than all else about them. */
  private final Map<String, Claims> proven =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Claims> leastUsed) {
              return size() > MOST_PROVEN;
            }
          });

  /** Who and until when, and which of the user's passwords and rights it was issued under. */
  private record Claims(String user, long generation, Instant expiresAt) {}

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
    Claims known = proven.get(token);
    return known == null
        ? prove(token).compose(claims -> session(token, claims))
        : session(token, known);
  }

  private Future<Claims> prove(String token) {
    return jwt.authenticate(new TokenCredentials(token))
        .map(
            signed -> {
              JsonObject said = signed.attributes().getJsonObject("accessToken");
              Claims claims =
                  new Claims(
                      said.getString("sub", ""),
                      said.getLong(GENERATION, -1L),
                      Instant.ofEpochSecond(said.getLong("exp", 0L)));
              proven.put(token, claims);
              return claims;
            });
  }

  private Future<Session> session(String token, Claims claims) {
    UserAccount user = users.findUser(claims.user()).orElse(null);
    if (user == null
        || user.generation() != claims.generation()
        || !clock.instant().isBefore(claims.expiresAt())) {
      proven.remove(token);
      return Future.failedFuture("the session is over");
    }
    return Future.succeededFuture(new Session(token, claims.expiresAt(), user));
  }
}
