package io.citygrid.live.flow;

import io.citygrid.city.FlowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds where somebody stays, position by position in the order of event time, as the stay points
 * of Li, Zheng, Xie, Chen, Liu and Ma (Mining user similarity based on location history, GIS 2008):
 * positions one after another that are no farther than a radius from the first of them, heard over
 * at least so long. A trip goes from one stay to the next; passing through an area is not arriving
 * there, and somebody who comes back to where it stayed, without having stayed elsewhere, has made
 * none. Radius and time usual for flows between areas are those of Alexander, Jiang, Murga and
 * González (Origin-destination trips by purpose and time of day inferred from mobile phone data,
 * Transportation Research C 58, 2015): 300 m and 10 minutes.
 *
 * <p>Beyond Li and others: a silence ends what is not yet a stay, since nobody knows whether it was
 * there meanwhile, and a longer one ends everything; and a stay lies in the area of the mean of its
 * positions up to the one that made it a stay, weighted by one over the square of their accuracy,
 * which is the most likely place of somebody who does not move.
 */
public final class StayDetection {
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final FlowRules rules;
  private final AreasAt areas;

  public StayDetection(FlowRules rules, AreasAt areas) {
    this.rules = rules;
    this.areas = areas;
  }

  /** What a position came to. */
  public record Step(Whereabouts after, Optional<Trip> trip) {
    static Step to(Whereabouts after) {
      return new Step(after, Optional.empty());
    }
  }

  /** The next position, later than all before it and inside some area. */
  public Step next(Whereabouts known, MoverFix fix) {
    boolean isForgotten =
        known.lastHeardMillis() != Long.MIN_VALUE
            && fix.atMillis() - known.lastHeardMillis() > longestTripMillis();
    Whereabouts before = isForgotten ? Whereabouts.NEW : known;
    Stay stay = before.stay();
    if (stay != null && before.there()) {
      return isNear(fix, stay)
          ? Step.to(new Whereabouts(stay.until(fix.atMillis()), true, List.of(), List.of()))
          : Step.to(new Whereabouts(stay, false, List.of(fix), passing(List.of(), fix)));
    }
    List<MoverFix> near = near(before, fix);
    MoverFix first = near.get(0);
    List<String> through = passing(before.through(), fix);
    return fix.atMillis() - first.atMillis() >= stayMillis()
        ? arrive(stay, near, through)
        : Step.to(new Whereabouts(stay, false, near, through));
  }

  /** By when a trip that ended at a moment is known, if its mover is heard at all. */
  long knownMillisAfter() {
    return stayMillis() + rules.stays().longestSilenceMinutes() * MILLIS_PER_MINUTE;
  }

  long longestTripMillis() {
    return rules.trips().longestMinutes() * MILLIS_PER_MINUTE;
  }

  long stayMillis() {
    return rules.stays().minutes() * MILLIS_PER_MINUTE;
  }

  private boolean isNear(MoverFix fix, Stay stay) {
    return fix.distanceMeters(stay.lon(), stay.lat()) <= rules.stays().radiusMeters();
  }

  /** From the first position on to which all since are near; at least the new one. */
  private List<MoverFix> near(Whereabouts before, MoverFix fix) {
    long silence = rules.stays().longestSilenceMinutes() * MILLIS_PER_MINUTE;
    if (before.near().isEmpty() || fix.atMillis() - before.lastHeardMillis() > silence) {
      return List.of(fix);
    }
    List<MoverFix> all = new ArrayList<>(before.near());
    all.add(fix);
    int from = 0;
    while (!areAllNear(all, from)) {
      from++;
    }
    return all.subList(from, all.size());
  }

  private boolean areAllNear(List<MoverFix> fixes, int from) {
    MoverFix first = fixes.get(from);
    // From the latest back: it is the one that may have gone.
    for (int i = fixes.size() - 1; i > from; i--) {
      if (fixes.get(i).distanceMeters(first.lon(), first.lat()) > rules.stays().radiusMeters()) {
        return false;
      }
    }
    return true;
  }

  private Step arrive(@Nullable Stay left, List<MoverFix> near, List<String> through) {
    MoverFix first = near.get(0);
    long last = near.get(near.size() - 1).atMillis();
    if (left != null && isNear(first, left)) {
      return Step.to(new Whereabouts(left.until(last), true, List.of(), List.of()));
    }
    Stay stay = new Stay(first.atMillis(), last, first.lon(), first.lat(), areasOf(near));
    Whereabouts after = new Whereabouts(stay, true, List.of(), List.of());
    boolean isTrip = left != null && stay.fromMillis() - left.toMillis() <= longestTripMillis();
    if (left == null || !isTrip) {
      return Step.to(after);
    }
    return new Step(
        after,
        Optional.of(
            new Trip(
                left.areas(),
                stay.areas(),
                left.toMillis(),
                stay.fromMillis(),
                left.toMillis() - left.fromMillis(),
                through)));
  }

  /** The areas of the mean; those of the first position should the mean lie outside all. */
  private List<String> areasOf(List<MoverFix> near) {
    double weights = 0;
    double lon = 0;
    double lat = 0;
    for (MoverFix fix : near) {
      double weight = 1 / (fix.accuracyMeters() * fix.accuracyMeters());
      weights += weight;
      lon += weight * fix.lon();
      lat += weight * fix.lat();
    }
    List<String> ofMean = areas.codes(lon / weights, lat / weights);
    return ofMean.isEmpty() ? areas.codes(near.get(0).lon(), near.get(0).lat()) : ofMean;
  }

  private List<String> passing(List<String> before, MoverFix fix) {
    List<String> here = areas.codes(fix.lon(), fix.lat());
    if (before.containsAll(here)) {
      return before;
    }
    TreeSet<String> all = new TreeSet<>(before);
    all.addAll(here);
    all.remove("");
    return List.copyOf(all);
  }
}
