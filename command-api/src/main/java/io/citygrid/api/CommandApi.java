package io.citygrid.api;

import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Authentication;
import io.citygrid.api.identity.DeviceTokenStore;
import io.citygrid.api.identity.SessionRoutes;
import io.citygrid.api.identity.SessionTokens;
import io.citygrid.api.identity.UserStore;
import io.citygrid.api.manage.ManagementServer;
import io.citygrid.api.manage.Readiness;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the command API: the edge, the view, the push and the wall page in one process. */
public final class CommandApi {
  private static final Logger LOG = LoggerFactory.getLogger(CommandApi.class);

  private final ApiParameters parameters;
  private final Clock clock = Clock.systemUTC();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Readiness readiness = new Readiness();
  private final Vertx vertx;

  private CommandApi(ApiParameters parameters) {
    this.parameters = parameters;
    this.vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
            .withMetrics(new MicrometerMetricsFactory(metrics))
            .build();
  }

  /**
   * Starts an API. It is up when the future succeeds, even while Kafka or Redis are away: then it
   * answers what it can, and 503 to the rest. Fails when a port is taken or the identity files
   * cannot be used, and leaves nothing running.
   */
  public static Future<RunningApi> start(ApiParameters parameters) {
    LOG.info("Command API with {}", parameters);
    CommandApi api = new CommandApi(parameters);
    return api.vertx
        .executeBlocking(api::openIdentity, false)
        .compose(api::serve)
        .recover(failed -> api.stop().transform(closed -> Future.failedFuture(failed)));
  }

  private record Identity(
      UserStore users,
      DeviceTokenStore deviceTokens,
      SessionTokens sessions,
      Optional<String> firstPassword) {}

  private Identity openIdentity() throws IOException {
    var directory = parameters.identityDirectory();
    UserStore users = UserStore.open(directory);
    return new Identity(
        users,
        DeviceTokenStore.open(directory, clock),
        SessionTokens.open(vertx, directory, users, clock, parameters.tokenLifetime()),
        users.createFirstAdministrator());
  }

  private Future<RunningApi> serve(Identity identity) {
    Authentication authentication =
        new Authentication(identity.sessions(), identity.deviceTokens());
    Access access =
        ApiRoutes.declare(
            vertx,
            authentication,
            new SessionRoutes(vertx, identity.users(), identity.sessions(), clock));
    ApiServer server = new ApiServer(parameters.host(), parameters.port(), access.requestHandler());
    ManagementServer management =
        new ManagementServer(parameters.host(), parameters.managementPort(), metrics, readiness);
    return vertx
        .deployVerticle(management)
        .compose(deployed -> vertx.deployVerticle(server))
        .map(
            deployed ->
                new RunningApi(
                    server.actualPort(),
                    management.actualPort(),
                    identity.firstPassword(),
                    this::stop));
  }

  private Future<Void> stop() {
    return vertx.close().onComplete(closed -> metrics.close());
  }
}
