package io.citygrid.api.push;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.Authentication;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.CityView;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/feed}: opens to everybody, but says nothing before a hello with a valid token, and
 * ends when none comes in time.
 */
public final class Feed {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final long HELLO_MILLIS = 5_000;
  private static final int MOST_VIEWERS = 1_000;
  private static final int QUEUE_BYTES = 1024 * 1024;

  private final Vertx vertx;
  private final Authentication authentication;
  private final Clock clock;
  private final FeedHub hub;
  private final FeedTicker ticker;

  /**
   * @param areaTraffic tells how congested the city and its districts are
   */
  public Feed(
      Vertx vertx,
      CityView view,
      LatestSource areaTraffic,
      Authentication authentication,
      CurrentCity city,
      FeedMeters meters,
      Clock clock) {
    this.vertx = vertx;
    this.authentication = authentication;
    this.clock = clock;
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("feed", 2);
    this.hub = new FeedHub(view, workers, meters);
    // Of their own: where thousands of things lie is found out once, and cases do not wait for it.
    WorkerExecutor latestWorkers = vertx.createSharedWorkerExecutor("feed-latest", 3);
    MetricPlaces places = new MetricPlaces(city);
    List<LatestFollower> latest =
        List.of(
            new LatestFollower(
                FeedKind.SEGMENT,
                mark -> view.latestAfter(ViewKind.SEGMENT, mark),
                latestWorkers,
                ValuePlaces.ofMeasured(city, places, "traffic/segment/"),
                meters),
            new LatestFollower(
                FeedKind.CROWD,
                mark -> view.latestAfter(ViewKind.CROWD, mark),
                latestWorkers,
                ValuePlaces.ofMeasured(city, places, "crowd/" + MetricPlaces.CROWD_AREA + "/"),
                meters),
            new LatestFollower(
                FeedKind.AREA_TRAFFIC,
                areaTraffic,
                latestWorkers,
                ValuePlaces.ofMeasured(city, places, ""),
                meters),
            new LatestFollower(
                FeedKind.WRITES,
                new CountedWrites(view),
                latestWorkers,
                ValuePlaces.ofNoPlace(),
                meters));
    this.ticker = new FeedTicker(hub, latest, view, workers, authentication, city, clock);
    meters.viewers(() -> hub.viewers().size());
  }

  public void declareIn(Access access) {
    access.open("openFeed", GET, "/v1/feed", this::open);
  }

  /** Starts following the view; must be called on the event loop that serves the sockets. */
  public void start() {
    ticker.start(vertx);
  }

  /** Stops following, on the same event loop; before the workers are closed. */
  public void stop() {
    ticker.stop(vertx);
  }

  /** True while the live view answers. */
  public boolean isViewReachable() {
    return hub.isSourceOk();
  }

  private void open(RoutingContext context) {
    if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
      throw new ProblemException(
          Problem.malformed("is not asked for; this is a WebSocket: send Upgrade: websocket"));
    }
    context
        .request()
        .toWebSocket()
        .onSuccess(this::greet)
        .onFailure(failed -> LOG.debug("no WebSocket: {}", failed.getMessage()));
  }

  private void greet(ServerWebSocket socket) {
    socket.setWriteQueueMaxSize(QUEUE_BYTES);
    SocketOutlet outlet = new SocketOutlet(socket);
    // Late is not refused: a server that stood still for a while must not end anybody's session.
    long late =
        vertx.setTimer(
            HELLO_MILLIS, timer -> refuse(outlet, Problem.late("No hello came within 5 seconds")));
    socket.textMessageHandler(
        text -> {
          vertx.cancelTimer(late);
          socket.textMessageHandler(early -> {});
          meet(socket, outlet, text);
        });
    socket.closeHandler(closed -> vertx.cancelTimer(late));
  }

  private void meet(ServerWebSocket socket, SocketOutlet outlet, String text) {
    Hello hello;
    try {
      hello = Hello.parse(text);
    } catch (ProblemException e) {
      refuse(outlet, e.problem());
      return;
    }
    authentication
        .byToken(hello.token())
        .onSuccess(known -> admit(socket, outlet, hello, known.principal()))
        .onFailure(failed -> refuse(outlet, problemOf(failed)));
  }

  private void admit(
      ServerWebSocket socket, SocketOutlet outlet, Hello hello, Principal principal) {
    for (FeedKind kind : hello.kinds()) {
      if (!principal.isAny(kind.roles())) {
        refuse(outlet, Problem.forbidden("Your role may not subscribe to " + kind.key()));
        return;
      }
    }
    if (hub.viewers().size() >= MOST_VIEWERS) {
      refuse(outlet, Problem.unavailable("There are too many viewers at the moment"));
      return;
    }
    Viewer viewer = new Viewer(outlet, hello.kinds(), principal, hello.token());
    socket.textMessageHandler(text -> renew(viewer, text));
    socket.closeHandler(closed -> hub.leave(viewer));
    socket.exceptionHandler(broken -> hub.leave(viewer));
    socket.drainHandler(drained -> hub.follow(viewer, false));
    outlet.send(FeedText.welcome(principal, clock.instant(), FeedTicker.HEARTBEAT_MILLIS));
    hello.resume().ifPresentOrElse(from -> hub.resume(viewer, from), () -> hub.join(viewer));
  }

  private void renew(Viewer viewer, String text) {
    try {
      JsonFields fields =
          JsonFields.of(JsonText.object(text.getBytes(StandardCharsets.UTF_8)))
              .knowing("type", "token");
      if (!fields.requiredText("type").equals("token")) {
        fields.refuse("type", "must be token after the hello");
      }
      String token = fields.requiredText("token");
      fields.check();
      authentication
          .byToken(token)
          .onSuccess(
              known -> {
                if (known.principal().id().equals(viewer.principal().id())) {
                  viewer.renew(token);
                } else {
                  refuse(viewer.outlet(), Problem.forbidden("The token is somebody else's"));
                }
              })
          .onFailure(failed -> refuse(viewer.outlet(), problemOf(failed)));
    } catch (ProblemException e) {
      refuse(viewer.outlet(), e.problem());
    }
  }

  private static void refuse(Outlet outlet, Problem problem) {
    outlet.send(FeedText.problem(problem));
    outlet.close();
  }

  private static Problem problemOf(Throwable failed) {
    return failed instanceof ProblemException known ? known.problem() : Problem.internal();
  }
}
