package io.citygrid.api;

import io.citygrid.api.archive.CaseArchive;
import io.citygrid.api.contact.ContactArchive;
import io.citygrid.api.delivery.Deliveries;
import io.citygrid.api.delivery.DeliveryState;
import io.citygrid.api.history.AreaTraffic;
import io.citygrid.api.history.MetricHistory;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Authentication;
import io.citygrid.api.identity.DevicePseudonyms;
import io.citygrid.api.identity.DeviceTokenStore;
import io.citygrid.api.identity.SessionTokens;
import io.citygrid.api.identity.UserStore;
import io.citygrid.api.manage.ManagementServer;
import io.citygrid.api.manage.Readiness;
import io.citygrid.api.office.OfficeArchive;
import io.citygrid.api.payment.Payments;
import io.citygrid.api.photos.PhotoAlbum;
import io.citygrid.api.push.Feed;
import io.citygrid.api.push.FeedMeters;
import io.citygrid.api.view.RedisCityView;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the command API: the edge, the view, the push and the wall page in one process. */
public final class CommandApi {
  private static final Logger LOG = LoggerFactory.getLogger(CommandApi.class);

  private static final long STOP_SECONDS = 10;
  private static final int PHOTO_WORKERS = 2;

  private final ApiParameters parameters;

  /** Of sign-ins, tokens and of the machine: real time, whatever time it is in the city. */
  private final Clock realTime = Clock.systemUTC();

  private final Clock clock;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Readiness readiness = new Readiness();
  private final KafkaSide kafka;
  private final RedisCityView view;
  private final Vertx vertx;
  private final OpenedFiles opened = new OpenedFiles();
  private volatile @Nullable Deliveries deliveries;

  private CommandApi(ApiParameters parameters, Clock clock) {
    this.parameters = parameters;
    this.clock = clock;
    this.kafka = new KafkaSide(parameters.kafkaBootstrap(), parameters.city(), clock);
    this.view = new RedisCityView(parameters.redis(), ApiResources.VIEW_WORKERS + 2);
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
   * answers what it can, and 503 to the rest. Fails when a port is taken or the identity files or
   * the archive cannot be used, and leaves nothing running.
   */
  public static Future<RunningApi> start(ApiParameters parameters) {
    return start(parameters, Clock.systemUTC());
  }

  /**
   * The same for a city in which it may be another time: one that is simulated, and passes faster.
   *
   * @param clock tells what time it is in the city: never ahead of real time, never backwards
   */
  public static Future<RunningApi> start(ApiParameters parameters, Clock clock) {
    LOG.info("Command API with {}", parameters);
    CommandApi api = new CommandApi(parameters, clock);
    // Not bound to a thread of Vert.x: it is also to be told when Vert.x had to be closed again.
    Promise<RunningApi> started = Promise.promise();
    api.vertx
        .executeBlocking(api::openFiles, false)
        .compose(api::serve)
        .onSuccess(started::complete)
        .onFailure(failed -> api.stop().onComplete(stopped -> started.fail(failed)));
    return started.future();
  }

  private OpenFiles openFiles() throws IOException {
    OpenFiles.Identity identity = openIdentity();
    CaseArchive archive =
        CaseArchive.open(parameters.archive(), parameters.kafkaBootstrap(), metrics);
    opened.keep(archive::close);
    OfficeArchive office =
        OfficeArchive.open(parameters.archive(), parameters.kafkaBootstrap(), metrics);
    opened.keep(office::close);
    ContactArchive contacts =
        ContactArchive.open(
            parameters.archive(), parameters.kafkaBootstrap(), kafka.edge(), metrics);
    opened.keep(contacts::close);
    MetricHistory history =
        MetricHistory.open(
            parameters.history(),
            parameters.kafkaBootstrap(),
            metrics,
            () -> kafka.city().find().map(known -> known.city().calendar().zone()));
    opened.keep(history::close);
    PhotoAlbum photos =
        PhotoAlbum.open(
            parameters.photos(),
            vertx,
            vertx.createSharedWorkerExecutor("photos", PHOTO_WORKERS),
            clock);
    Payments payments =
        Payments.open(parameters.payments(), parameters.kafkaBootstrap(), metrics, clock);
    opened.keep(payments::close);
    if (parameters.deliveries().isPresent()) {
      deliveries =
          Deliveries.open(
              parameters.deliveries().get(),
              parameters.kafkaBootstrap(),
              kafka.edge(),
              metrics,
              clock);
    }
    return new OpenFiles(identity, archive, office, contacts, history, photos, payments);
  }

  private OpenFiles.Identity openIdentity() throws IOException {
    var directory = parameters.identityDirectory();
    UserStore users = UserStore.open(directory);
    return new OpenFiles.Identity(
        users,
        DeviceTokenStore.open(directory, realTime),
        SessionTokens.open(vertx, directory, users, realTime, parameters.tokenLifetime()),
        DevicePseudonyms.open(directory),
        users.createFirstAdministrator());
  }

  private Future<RunningApi> serve(OpenFiles files) {
    OpenFiles.Identity identity = files.identity();
    kafka.start();
    files.archive().start();
    files.office().start();
    files.contacts().start();
    files.history().start();
    files.payments().start();
    Deliveries delivering = deliveries;
    if (delivering != null) {
      delivering.start();
    }
    kafka.edge().watch(vertx);
    Authentication authentication =
        new Authentication(identity.sessions(), identity.deviceTokens());
    AreaTraffic areas = new AreaTraffic(files.history());
    FeedMeters feedMeters = new FeedMeters(metrics);
    Feed feed = new Feed(vertx, view, areas, authentication, kafka.city(), feedMeters, clock);
    readiness.needs("kafka", kafka.edge()::isReachable);
    readiness.needs("redis", feed::isViewReachable);
    readiness.needs("archive", files.archive()::isCaughtUp);
    readiness.needs("office", files.office()::isCaughtUp);
    readiness.needs("contacts", files.contacts()::isCaughtUp);
    readiness.needs("history", files.history()::isCaughtUp);
    readiness.needs("payments", files.payments()::isCaughtUp);
    readiness.needs("city", () -> kafka.city().find().isPresent());
    List<Consumer<Access>> resources =
        new ArrayList<>(
            new ApiResources(
                    vertx,
                    parameters,
                    kafka,
                    view,
                    files,
                    metrics,
                    this::deliveryOf,
                    clock,
                    realTime)
                .list());
    resources.add(feed::declareIn);
    Access access = ApiRoutes.declare(vertx, authentication, resources);
    ApiServer server =
        new ApiServer(
            parameters.host(), parameters.port(), access.requestHandler(), feed::start, feed::stop);
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
                    access.operations(),
                    this::stop));
  }

  private Optional<DeliveryState> deliveryOf(String notificationId) {
    Deliveries delivering = deliveries;
    return delivering == null ? Optional.empty() : delivering.stateOf(notificationId);
  }

  private Future<Void> stop() {
    Promise<Void> stopped = Promise.promise();
    // A thread of its own: what is asked of Vert.x's threads may never be answered once they stop.
    Thread stopping = new Thread(() -> closeAll(stopped), "command-api-stop");
    stopping.start();
    return stopped.future();
  }

  private void closeAll(Promise<Void> stopped) {
    try {
      for (String deployment : vertx.deploymentIDs()) {
        vertx.undeploy(deployment).await(STOP_SECONDS, TimeUnit.SECONDS);
      }
      Deliveries delivering = deliveries;
      if (delivering != null) {
        delivering.close();
      }
      kafka.close();
      vertx.close().await(STOP_SECONDS, TimeUnit.SECONDS);
      view.close();
      opened.close();
      stopped.complete();
    } catch (IOException | TimeoutException | RuntimeException e) {
      stopped.fail(e);
    } finally {
      metrics.close();
    }
  }
}
