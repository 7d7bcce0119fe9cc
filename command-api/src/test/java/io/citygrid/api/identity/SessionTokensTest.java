package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session token counts only as issued, in its time, for the user as it was. */
class SessionTokensTest {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  @TempDir Path directory;
  @TempDir Path elsewhere;
  private final Vertx vertx = Vertx.vertx();
  private UserStore users;
  private UserAccount li;

  @BeforeEach
  void addUser() throws Exception {
    users = UserStore.open(directory);
    users.createFirstAdministrator();
    users.add(UserAccount.made("li", "-", Set.of(Role.OPERATOR), Set.of("340202"), ""));
    li = users.findUser("li").orElseThrow();
  }

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  @Test
  void countsUntilItEndsAndNotAMomentLonger() throws Exception {
    Instant now = Instant.now();
    Session session = tokens(directory, now).issue(li);

    assertThat(check(tokens(directory, session.expiresAt().minusMillis(1)), session).user().id())
        .isEqualTo("li");
    assertThatThrownBy(() -> check(tokens(directory, session.expiresAt()), session))
        .hasMessageContaining("over");
  }

  @Test
  void oneThatEndedLongAgoIsRefused() throws Exception {
    Session session = tokens(directory, Instant.now().minus(Duration.ofDays(2))).issue(li);

    assertThatThrownBy(() -> check(tokens(directory, Instant.now()), session))
        .isInstanceOf(Exception.class);
  }

  @Test
  void oneSignedWithAnotherKeyIsRefused() throws Exception {
    Session foreign = tokens(elsewhere, Instant.now()).issue(li);

    assertThatThrownBy(() -> check(tokens(directory, Instant.now()), foreign))
        .isInstanceOf(Exception.class);
  }

  @Test
  void oneWhoseContentWasChangedIsRefused() throws Exception {
    SessionTokens tokens = tokens(directory, Instant.now());
    Session session = tokens.issue(li);
    String[] parts = session.token().split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]));
    String other = claims.replace("\"li\"", "\"admin\"");
    assertThat(other).isNotEqualTo(claims);
    String changed =
        parts[0]
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes())
            + "."
            + parts[2];

    assertThatThrownBy(() -> tokens.check(changed).await()).isInstanceOf(Exception.class);
  }

  @Test
  void oneThatWasFoundRightCountsNoLongerThanAnyOther() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    SessionTokens tokens = SessionTokens.open(vertx, directory, users, moving(now), LIFETIME);
    Session session = tokens.issue(li);
    check(tokens, session);

    now.set(session.expiresAt().minusMillis(1));
    assertThat(check(tokens, session).user().id()).isEqualTo("li");
    now.set(session.expiresAt());
    assertThatThrownBy(() -> check(tokens, session)).hasMessageContaining("over");
  }

  @Test
  void aNewPasswordEndsAllSessions() throws Exception {
    SessionTokens tokens = tokens(directory, Instant.now());
    Session session = tokens.issue(li);
    check(tokens, session);
    users.change("li", user -> user.withPassword("other"));

    assertThatThrownBy(() -> check(tokens, session)).hasMessageContaining("over");
  }

  private SessionTokens tokens(Path key, Instant now) throws Exception {
    return SessionTokens.open(vertx, key, users, Clock.fixed(now, ZoneOffset.UTC), LIFETIME);
  }

  private static Clock moving(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  private static Session check(SessionTokens tokens, Session session) {
    return tokens.check(session.token()).await();
  }
}
