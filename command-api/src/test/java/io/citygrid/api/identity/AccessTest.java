package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access table is the router: nothing in one that is not in the other. */
class AccessTest {
  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private Access access;

  @BeforeEach
  void makeTable() throws Exception {
    UserStore users = UserStore.open(directory);
    Clock clock = Clock.systemUTC();
    access =
        new Access(
            vertx,
            new Authentication(
                SessionTokens.open(vertx, directory, users, clock, Duration.ofMinutes(1)),
                DeviceTokenStore.open(directory, clock)),
            RoutingContext::next);
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void everyRouteIsAnOperationAndEveryOperationARoute() {
    access.open("a", HttpMethod.GET, "/a", context -> {});
    access.allow(
        Set.of(Role.OPERATOR),
        AreaRule.CITY_WIDE,
        "b",
        HttpMethod.GET,
        "/b/{id}",
        (context, who) -> {});
    access.allow(
        Set.of(Role.OPERATOR),
        AreaRule.CITY_WIDE,
        "c",
        HttpMethod.GET,
        "/c/{path*}",
        (context, who) -> {});

    assertThat(access.routeNames())
        .containsExactlyElementsOf(access.operations().stream().map(Operation::id).toList());
    assertThat(access.operations()).extracting(Operation::path).contains("/b/{id}", "/c/{path}");
  }

  @Test
  void aRouteThatSaysNoRolesOrNoAreaRuleOrAnIdTwiceIsRefused() {
    assertThatThrownBy(
            () ->
                access.allow(
                    Set.of(), AreaRule.CITY_WIDE, "a", HttpMethod.GET, "/a", (context, who) -> {}))
        .hasMessageContaining("must say which roles");
    assertThatThrownBy(
            () ->
                access.allow(
                    Set.of(Role.OPERATOR),
                    AreaRule.NONE,
                    "a",
                    HttpMethod.GET,
                    "/a",
                    (c, who) -> {}))
        .hasMessageContaining("a must name roles and an area rule");
    access.open("a", HttpMethod.GET, "/a", context -> {});
    assertThatThrownBy(() -> access.open("a", HttpMethod.GET, "/b", context -> {}))
        .hasMessageContaining("id a");
  }
}
