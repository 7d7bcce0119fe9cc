package io.citygrid.api.edge;

import io.citygrid.api.city.PerCity;
import io.citygrid.api.edge.PromisedRooms.To;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.City;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which departments are full: what the edge stamps on reports and moves. A department is full when
 * the cases that it has in hand, as the live view said last, and the rooms that this edge has
 * promised since then make as many as it can take. So what this edge lets in never goes beyond a
 * limit. What is older than half a minute, because the view or the job that writes it is away,
 * counts as not known: then nobody is full and the responsibility list alone decides. Thread-safe.
 */
public final class DepartmentLoads {
  private static final long LOOK_MILLIS = 1_000;
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final String JOB = "cases";

  /** After so long, a message of which the view shows nothing has come to nothing. */
  private static final Duration PROMISED = Duration.ofMinutes(1);

  /** What is older was not received here and now. */
  private static final Duration STAMPED = Duration.ofSeconds(10);

  private static final int MOST_ASKED = 2_000;

  /** Moves after which the rules say anew who has the case. */
  private static final Set<Move> DISPATCHING =
      EnumSet.of(Move.FILE, Move.CHANGE_CATEGORY, Move.CORRECT_POSITION, Move.SPLIT);

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
  private final PromisedRooms promised = new PromisedRooms();
  private final PerCity<LikelyDepartment> likely = new PerCity<>(LikelyDepartment::new);
  private final PerCity<LoadLimits> limits = new PerCity<>(LoadLimits::new);
  private Known known = new Known(Map.of(), Instant.MIN);
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
    Optional<City> now = city.get();
    List<String> limited = now.map(each -> limits.of(each).departments()).orElse(List.of());
    if (!looking && !limited.isEmpty()) {
      looking = true;
      reads
          .ask(
              view -> {
                // Indexing a new version of the city is nothing for an event loop.
                now.ifPresent(likely::of);
                take(view, limited);
                return view;
              })
          .onComplete(asked -> looking = false);
    }
  }

  /**
   * Takes what the view says of these departments. What it says became of a message is asked for
   * first: then the sizes, asked for later, hold the case, and its room is given back without ever
   * being missing.
   */
  void take(CityView view, List<String> departments) {
    Set<String> decided = new HashSet<>(view.existing(ViewKind.CASE, promisedTo(To.REPORT)));
    decided.addAll(view.outcomes(promisedTo(To.MOVE)).keySet());
    long pulse = view.pulses(List.of(JOB)).getOrDefault(JOB, 0L);
    Map<String, Long> sizes =
        view.counts(departments.stream().map(ViewIndexes::casesInHand).toList());
    Map<String, Long> inHand = new HashMap<>();
    for (String department : departments) {
      inHand.put(department, sizes.getOrDefault(ViewIndexes.casesInHand(department), 0L));
    }
    synchronized (this) {
      known = new Known(Map.copyOf(inHand), Instant.ofEpochMilli(pulse));
      promised.release(decided);
      promised.releaseBefore(clock.instant().minus(PROMISED));
    }
  }

  private synchronized List<String> promisedTo(To to) {
    return promised.oldest(to, MOST_ASKED);
  }

  /**
   * The report with who is full at this moment; room is kept for it where it will go. Nothing is
   * stamped when nobody knows, nor on what was received elsewhere, earlier: the loads of then
   * nobody knows.
   */
  public synchronized Report stamp(City now, Report report) {
    List<String> full =
        report.receivedAt().isBefore(clock.instant().minus(STAMPED)) ? null : listFull(now);
    if (full != null) {
      promise(
          now,
          To.REPORT,
          report.caseId(),
          report.category(),
          report.position(),
          report.receivedAt(),
          full);
    }
    return report.withFullDepartments(full);
  }

  /**
   * The same of a move of a case.
   *
   * @param seen the case as its sender saw it, asked for when it matters; empty when it is not
   *     there yet
   */
  public synchronized CaseCommand stamp(
      City now, CaseCommand command, Supplier<Optional<CaseView>> seen) {
    List<String> full =
        command.at().isBefore(clock.instant().minus(STAMPED)) ? null : listFull(now);
    if (full != null && DISPATCHING.contains(command.move())) {
      seen.get().ifPresent(before -> promise(now, command, before, full));
    }
    return command.withFullDepartments(full);
  }

  private void promise(City now, CaseCommand command, CaseView before, List<String> full) {
    String category = command.target().category();
    promise(
        now,
        To.MOVE,
        command.commandId(),
        category.isEmpty() ? before.category() : category,
        command.move() == Move.CORRECT_POSITION ? command.position() : before.position(),
        command.at(),
        // Who has it already needs no room for it.
        full.stream().filter(each -> !each.equals(before.department())).toList());
  }

  private void promise(
      City now,
      To to,
      String id,
      String category,
      @Nullable Position position,
      Instant at,
      List<String> full) {
    likely
        .of(now)
        .find(category, position, at, Set.copyOf(full))
        .filter(limits.of(now)::limits)
        .ifPresent(department -> promised.promise(id, to, department.id(), at));
  }

  /**
   * The departments of this city that have as many cases in hand as they can take, in the city's
   * order and as many as a message can name; null when that is not known, or when the city sets no
   * limits.
   */
  synchronized @Nullable List<String> listFull(City now) {
    if (now.responsibilityRules().loadLimits().isEmpty()
        || known.asOf().isBefore(clock.instant().minus(FRESH))) {
      return null;
    }
    List<String> full = new ArrayList<>();
    for (Map.Entry<String, Integer> limit : limits.of(now).casesInHand().entrySet()) {
      String department = limit.getKey();
      long inHand = known.inHand().getOrDefault(department, 0L) + promised.of(department);
      if (full.size() < Report.MAX_FULL_DEPARTMENTS && inHand >= limit.getValue()) {
        full.add(department);
      }
    }
    return full;
  }
}
