package io.citygrid.api.desk;

import io.citygrid.city.City;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when the city's patrols name grid workers who cannot sign in as such: checks in their cells
 * wait for them in vain until their limit is over. The city's files know no users, so only here
 * both are known; users come and go without a new version of the city, so it is looked again.
 */
public final class PatrolWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PatrolWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final int MOST_NAMED = 20;

  private final Supplier<Optional<City>> city;
  private final Predicate<String> isGridWorker;
  private volatile List<String> missing = List.of();

  /**
   * @param city empty while it is not known
   * @param isGridWorker whether an id is that of a user who can sign in as a grid worker
   */
  public PatrolWatch(
      Supplier<Optional<City>> city, Predicate<String> isGridWorker, MeterRegistry metrics) {
    this.city = city;
    this.isGridWorker = isGridWorker;
    metrics.gauge("citygrid.patrols.without.user", this, watch -> watch.missing.size());
  }

  /** Begins to look, again and again. */
  public void watch(Vertx vertx) {
    vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), tick -> look());
  }

  /** Looks once; says so when it is otherwise than at the last look. */
  void look() {
    List<String> now = city.get().map(this::missing).orElse(List.of());
    if (!now.equals(missing) && !now.isEmpty()) {
      LOG.warn(
          "patrols.csv names {} grid workers who are no users with the role GRID_WORKER, so that checks in their cells wait in vain: {}",
          now.size(),
          now.subList(0, Math.min(now.size(), MOST_NAMED)));
    }
    missing = now;
  }

  /** In the order of the city's file. */
  List<String> missing(City known) {
    return known.patrols().workers().stream().filter(isGridWorker.negate()).toList();
  }
}
