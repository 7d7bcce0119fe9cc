package io.citygrid.api.edge;

import io.citygrid.api.view.CityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.event.Report;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many cases each department with a load limit has in hand, as the live view said last: what
 * the edge stamps on reports and moves. What is older than half a minute, because the view or the
 * job that writes it is away, counts as not known: then nobody is full and the responsibility list
 * alone decides. Thread-safe.
 */
public final class DepartmentLoads {
  private static final long LOOK_MILLIS = 1_000;
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final String JOB = "cases";

  /**
   * What the view said.
   *
   * @param inHand cases by department
   * @param asOf when the job that writes them was last alive
   */
  private record Known(Map<String, Long> inHand, Instant asOf) {}

  private final Supplier<Optional<City>> city;
  private final ViewReads reads;
  private final Clock clock;
  private volatile Known known = new Known(Map.of(), Instant.MIN);
  private volatile boolean looking;

  /**
   * Loads that are not known yet.
   *
   * @param city the newest version; empty before the first has come
   */
  public DepartmentLoads(Supplier<Optional<City>> city, ViewReads reads, Clock clock) {
    this.city = city;
    this.reads = reads;
    this.clock = clock;
  }

  /** Looks every second, as long as some department has a limit. */
  public void watch(Vertx vertx) {
    vertx.setPeriodic(LOOK_MILLIS, timer -> look());
  }

  /** Looks once, unless the last look is still under way. */
  private void look() {
    List<String> limited = city.get().map(DepartmentLoads::listLimited).orElse(List.of());
    if (!looking && !limited.isEmpty()) {
      looking = true;
      reads
          .ask(
              view -> {
                take(view, limited);
                return view;
              })
          .onComplete(asked -> looking = false);
    }
  }

  /** Takes what the view says of these departments. */
  void take(CityView view, List<String> departments) {
    long pulse = view.pulses(List.of(JOB)).getOrDefault(JOB, 0L);
    Map<String, Long> sizes =
        view.counts(departments.stream().map(ViewIndexes::casesInHand).toList());
    Map<String, Long> inHand = new HashMap<>();
    for (String department : departments) {
      inHand.put(department, sizes.getOrDefault(ViewIndexes.casesInHand(department), 0L));
    }
    known = new Known(Map.copyOf(inHand), Instant.ofEpochMilli(pulse));
  }

  /**
   * The departments of this city that have as many cases in hand as they can take, in the city's
   * order and as many as a message can name; null when that is not known, or when the city sets no
   * limits.
   */
  public @Nullable List<String> listFull(City now) {
    Known current = known;
    if (now.responsibilityRules().loadLimits().isEmpty()
        || current.asOf().isBefore(clock.instant().minus(FRESH))) {
      return null;
    }
    List<String> full = new ArrayList<>();
    for (Department department : now.departments()) {
      OptionalInt limit = now.responsibilityRules().findLoadLimit(department);
      if (full.size() < Report.MAX_FULL_DEPARTMENTS
          && limit.isPresent()
          && current.inHand().getOrDefault(department.id(), 0L) >= limit.getAsInt()) {
        full.add(department.id());
      }
    }
    return full;
  }

  /** The departments that can be full. */
  static List<String> listLimited(City city) {
    return city.departments().stream()
        .filter(each -> city.responsibilityRules().findLoadLimit(each).isPresent())
        .map(Department::id)
        .toList();
  }
}
