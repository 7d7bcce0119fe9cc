package io.citygrid.live.flow;

import io.citygrid.city.FlowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The slow twin: all positions of one mover at once, sorted; from each position on as far as all
 * that follow are near, as Li and others write their algorithm down. No stream, no state, nothing
 * taken back.
 */
final class TripsOfList {
  private static final long MINUTE = 60_000;

  private final FlowRules rules;
  private final List<MoverFix> fixes;
  private final List<Trip> trips = new ArrayList<>();

  private record Found(Stay stay, int last) {}

  static List<Trip> of(List<MoverFix> told, FlowRules rules) {
    TreeMap<Long, MoverFix> best = new TreeMap<>();
    for (MoverFix fix : told) {
      if (!Columns.at(fix.lon(), fix.lat()).isEmpty()) {
        best.merge(
            Math.floorDiv(fix.atMillis(), 30_000L),
            fix,
            (known, other) -> MoverFix.BETTER_FIRST.compare(other, known) < 0 ? other : known);
      }
    }
    List<Trip> trips = new ArrayList<>();
    List<MoverFix> run = new ArrayList<>();
    for (MoverFix fix : best.values()) {
      boolean isTooLong =
          !run.isEmpty()
              && fix.atMillis() - run.get(run.size() - 1).atMillis()
                  > rules.trips().longestMinutes() * MINUTE;
      if (isTooLong) {
        trips.addAll(new TripsOfList(run, rules).find());
        run = new ArrayList<>();
      }
      run.add(fix);
    }
    trips.addAll(new TripsOfList(run, rules).find());
    return trips;
  }

  private TripsOfList(List<MoverFix> fixes, FlowRules rules) {
    this.fixes = fixes;
    this.rules = rules;
  }

  private List<Trip> find() {
    Found left = null;
    int i = 0;
    while (i < fixes.size()) {
      int made = madeStayAt(i);
      if (made < 0) {
        i++;
        continue;
      }
      MoverFix first = fixes.get(i);
      boolean isBack = left != null && near(first, left.stay().lon(), left.stay().lat());
      double lon = isBack ? left.stay().lon() : first.lon();
      double lat = isBack ? left.stay().lat() : first.lat();
      int last = made;
      while (last + 1 < fixes.size() && near(fixes.get(last + 1), lon, lat)) {
        last++;
      }
      long from = isBack ? left.stay().fromMillis() : first.atMillis();
      List<String> areas = isBack ? left.stay().areas() : areas(i, made);
      Found now = new Found(new Stay(from, fixes.get(last).atMillis(), lon, lat, areas), last);
      if (left != null && !isBack) {
        trip(left, now, made);
      }
      left = now;
      i = last + 1;
    }
    return trips;
  }

  /** Index of the position with which those from i on have been near for long enough; or -1. */
  private int madeStayAt(int i) {
    MoverFix first = fixes.get(i);
    for (int j = i + 1; j < fixes.size(); j++) {
      MoverFix fix = fixes.get(j);
      boolean isSilent =
          fix.atMillis() - fixes.get(j - 1).atMillis()
              > rules.stays().longestSilenceMinutes() * MINUTE;
      if (isSilent || !near(fix, first.lon(), first.lat())) {
        return -1;
      }
      if (fix.atMillis() - first.atMillis() >= rules.stays().minutes() * MINUTE) {
        return j;
      }
    }
    return -1;
  }

  private boolean near(MoverFix fix, double lon, double lat) {
    return fix.distanceMeters(lon, lat) <= rules.stays().radiusMeters();
  }

  private List<String> areas(int from, int to) {
    List<MoverFix> of = fixes.subList(from, to + 1);
    double weights = of.stream().mapToDouble(fix -> Math.pow(fix.accuracyMeters(), -2)).sum();
    return Columns.at(
        of.stream().mapToDouble(fix -> fix.lon() * Math.pow(fix.accuracyMeters(), -2)).sum()
            / weights,
        of.stream().mapToDouble(fix -> fix.lat() * Math.pow(fix.accuracyMeters(), -2)).sum()
            / weights);
  }

  private void trip(Found left, Found now, int made) {
    if (now.stay().fromMillis() - left.stay().toMillis()
        > rules.trips().longestMinutes() * MINUTE) {
      return;
    }
    SortedSet<String> through =
        fixes.subList(left.last() + 1, made + 1).stream()
            .flatMap(fix -> Columns.at(fix.lon(), fix.lat()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    trips.add(
        new Trip(
            left.stay().areas(),
            now.stay().areas(),
            left.stay().toMillis(),
            now.stay().fromMillis(),
            left.stay().toMillis() - left.stay().fromMillis(),
            List.copyOf(through)));
  }
}
