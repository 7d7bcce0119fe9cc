package io.citygrid.api.push;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.DevicePlaces;
import io.citygrid.api.identity.Authentication;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.view.CityView;
import io.citygrid.city.City;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the feed sends by the clock: latest values, counters, readings, heartbeats; and ends what is
 * over.
 */
final class FeedTicker {
  static final long HEARTBEAT_MILLIS = 2_000;

  private static final long POLL_MILLIS = 40;
  private static final long LATEST_MILLIS = 100;
  private static final long SECOND_MILLIS = 1_000;
  private static final List<String> JOBS =
      List.of("cases", "sensors", "verification", "facts", "traffic", "crowd", "insight", "office");

  private final FeedHub hub;
  private final List<LatestFollower> latest;
  private final CityView view;
  private final WorkerExecutor workers;
  private final Authentication authentication;
  private final CurrentCity city;
  private final DevicePlaces places;
  private final Clock clock;
  private final Map<Viewer, String> sentCounters = new HashMap<>();
  private final List<Long> timers = new ArrayList<>();
  private Map<String, Long> pulses = Map.of();
  private boolean counting;

  FeedTicker(
      FeedHub hub,
      List<LatestFollower> latest,
      CityView view,
      WorkerExecutor workers,
      Authentication authentication,
      CurrentCity city,
      Clock clock) {
    this.hub = hub;
    this.latest = List.copyOf(latest);
    this.view = view;
    this.workers = workers;
    this.authentication = authentication;
    this.city = city;
    this.places = new DevicePlaces(city);
    this.clock = clock;
  }

  /** Starts ticking on the current event loop. */
  void start(Vertx vertx) {
    timers.add(vertx.setPeriodic(POLL_MILLIS, timer -> hub.poll()));
    timers.add(vertx.setPeriodic(LATEST_MILLIS, timer -> followLatest()));
    timers.add(vertx.setPeriodic(SECOND_MILLIS, timer -> tellNumbers()));
    timers.add(vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> beat()));
  }

  /** Ticks no more, and nothing is asked any more. */
  void stop(Vertx vertx) {
    timers.forEach(vertx::cancelTimer);
    timers.clear();
    hub.stop();
    latest.forEach(LatestFollower::stop);
  }

  private void followLatest() {
    long nowMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    latest.forEach(follower -> follower.follow(hub.viewers(), nowMillis));
  }

  private record Numbers(
      Map<String, Long> sizes,
      List<String> districts,
      Map<String, String> readings,
      Map<String, Long> pulses) {}

  /** Not while the numbers of the second before are still being counted. */
  private void tellNumbers() {
    sentCounters.keySet().retainAll(hub.viewers());
    City known = city.find().map(published -> published.city()).orElse(null);
    if (counting || known == null || hub.viewers().isEmpty()) {
      return;
    }
    counting = true;
    CountedAreas areas =
        CountedAreas.of(known, hub.viewers().stream().map(Viewer::principal).toList());
    workers
        .executeBlocking(() -> read(areas), false)
        .onComplete(read -> counting = false)
        .onSuccess(
            numbers -> {
              pulses = numbers.pulses();
              List.copyOf(hub.viewers()).forEach(viewer -> tell(viewer, numbers, known));
            });
  }

  private Numbers read(CountedAreas areas) {
    return new Numbers(
        CountersReader.read(view, areas), areas.districts(), view.readings(), view.pulses(JOBS));
  }

  private void tell(Viewer viewer, Numbers numbers, City known) {
    if (viewer.isWaiting() || viewer.outlet().isFull()) {
      return;
    }
    JsonObject counters =
        CountersReader.of(numbers.sizes(), numbers.districts(), known, viewer.principal());
    String text = counters.encode();
    if (!text.equals(sentCounters.put(viewer, text))) {
      viewer.outlet().send(FeedText.counters(clock.instant(), counters));
    }
    if (viewer.kinds().contains(FeedKind.READING)) {
      Map<String, String> visible = new LinkedHashMap<>();
      numbers
          .readings()
          .forEach(
              (id, json) -> {
                String device = id.substring(0, Math.max(0, id.lastIndexOf('/')));
                if (viewer.principal().seesPlace(places.areaPath(device))) {
                  visible.put(id, json);
                }
              });
      viewer.showReadings(visible);
    }
  }

  private void beat() {
    hub.wake();
    Instant now = clock.instant();
    JsonObject ages = new JsonObject();
    long realMillis = System.currentTimeMillis();
    pulses.forEach((job, at) -> ages.put(job, Math.max(0, realMillis - at)));
    for (Viewer viewer : List.copyOf(hub.viewers())) {
      checkRights(viewer);
      hub.follow(viewer, true);
      var position = hub.position();
      viewer
          .outlet()
          .send(
              FeedText.heartbeat(
                  position.epoch(), position.sequence(), now, ages, hub.isSourceOk()));
    }
  }

  /** A right taken back, a token that is over: the feed ends; rights changed: all is sent anew. */
  private void checkRights(Viewer viewer) {
    authentication
        .byToken(viewer.token())
        .onSuccess(
            known -> {
              Principal principal = known.principal();
              if (viewer.become(principal)) {
                hub.resend(viewer);
              }
            })
        .onFailure(
            over -> {
              hub.leave(viewer);
              viewer
                  .outlet()
                  .send(
                      FeedText.problem(
                          Problem.unauthenticated("The token is over; sign in again")));
              viewer.outlet().close();
            });
  }
}
