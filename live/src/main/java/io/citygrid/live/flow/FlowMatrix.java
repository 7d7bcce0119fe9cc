package io.citygrid.live.flow;

import io.citygrid.city.CrowdRules;
import io.citygrid.live.crowd.SmallGroups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Trips between the areas of one level that ended in one interval. A trip counts when it ends, for
 * the area that it left too: before, nobody knows that it left for another one; so what flows out
 * of all areas is what flows into all.
 *
 * <p>Groups under the city's least are not shown, and neither is what they follow from: while the
 * hidden numbers of a row or column, or of all inflows or outflows, come to fewer than that
 * together, the smallest number beside them is hidden too, so that no sum minus what is shown tells
 * a small group (complementary suppression, as statistical offices have it: Willenborg and de Waal,
 * Elements of Statistical Disclosure Control, 2001).
 */
public final class FlowMatrix {
  private static final double MILLIS_PER_MINUTE = 60_000;

  private static final Comparator<PairFlow> STRONGEST_FIRST =
      Comparator.comparingLong(PairFlow::trips)
          .reversed()
          .thenComparing(PairFlow::from)
          .thenComparing(PairFlow::to);

  private final CrowdRules.Privacy privacy;
  private final List<PairFlow> pairs = new ArrayList<>();
  private final Map<String, Long> within = new HashMap<>();
  private final Map<String, Long> in = new HashMap<>();
  private final Map<String, Long> out = new HashMap<>();
  private final Map<String, Long> through = new HashMap<>();
  private final Map<String, Double> stayedMillis = new HashMap<>();
  private final Set<PairFlow> hiddenPairs = new HashSet<>();
  private final Set<String> hiddenIn;
  private final Set<String> hiddenOut;

  /** Pairs and passed areas of one interval and level, each once, in any order. */
  public FlowMatrix(
      Collection<PairFlow> all, Collection<PassedArea> passed, CrowdRules.Privacy privacy) {
    this.privacy = privacy;
    for (PairFlow pair : all) {
      stayedMillis.merge(pair.from(), (double) pair.stayedMillis(), Double::sum);
      if (!pair.isBetween()) {
        within.merge(pair.from(), pair.trips(), Long::sum);
      } else if (pair.trips() > 0) {
        pairs.add(pair);
        out.merge(pair.from(), pair.trips(), Long::sum);
        in.merge(pair.to(), pair.trips(), Long::sum);
      }
    }
    passed.forEach(each -> through.merge(each.area(), each.trips(), Long::sum));
    pairs.sort(STRONGEST_FIRST);
    pairs.stream().filter(pair -> isSmall(pair.trips())).forEach(hiddenPairs::add);
    while (hideBeside(PairFlow::from) || hideBeside(PairFlow::to)) {
      // A pair that is hidden in its row may be told by its column, and the other way round.
    }
    hiddenIn = hiddenOf(in);
    hiddenOut = hiddenOf(out);
  }

  /** Trips from other areas that ended in this one, whether that may be shown or not. */
  public long in(String area) {
    return in.getOrDefault(area, 0L);
  }

  /** Trips from this area that ended in others, whether that may be shown or not. */
  public long out(String area) {
    return out.getOrDefault(area, 0L);
  }

  /** Trips that ended in any area. */
  public long trips() {
    return sum(in) + sum(within);
  }

  /** Codes of all areas that trips left, came to or went through, sorted. */
  public Set<String> areas() {
    Set<String> areas = new TreeSet<>(in.keySet());
    areas.addAll(out.keySet());
    areas.addAll(within.keySet());
    areas.addAll(through.keySet());
    return areas;
  }

  /** Pairs that may be shown, the strongest first. */
  public List<PairFlow> shownPairs() {
    return pairs.stream().filter(pair -> !hiddenPairs.contains(pair)).toList();
  }

  /** What may be shown of an area. */
  public AreaFlow of(String area) {
    long withinIt = within.getOrDefault(area, 0L);
    long left = out(area) + withinIt;
    boolean isLeftShown = shown(withinIt) > 0 || (out(area) > 0 && !hiddenOut.contains(area));
    List<PairFlow> shown = shownPairs();
    return new AreaFlow(
        area,
        hiddenIn.contains(area) ? AreaFlow.HIDDEN : in(area),
        hiddenOut.contains(area) ? AreaFlow.HIDDEN : out(area),
        shown(withinIt),
        shown(through.getOrDefault(area, 0L)),
        isLeftShown ? stayedMillis.getOrDefault(area, 0.0) / left / MILLIS_PER_MINUTE : Double.NaN,
        shown.stream().filter(pair -> pair.to().equals(area)).toList(),
        shown.stream().filter(pair -> pair.from().equals(area)).toList());
  }

  private boolean isSmall(long trips) {
    return SmallGroups.shown(trips, privacy).isEmpty();
  }

  private long shown(long trips) {
    return isSmall(trips) ? AreaFlow.HIDDEN : trips;
  }

  /** Hides the smallest shown pair of each row (or column) whose hidden ones are too few. */
  private boolean hideBeside(Function<PairFlow, String> line) {
    Map<String, Long> hidden = new HashMap<>();
    Map<String, PairFlow> smallest = new HashMap<>();
    for (PairFlow pair : pairs) {
      if (hiddenPairs.contains(pair)) {
        hidden.merge(line.apply(pair), pair.trips(), Long::sum);
      } else {
        smallest.put(line.apply(pair), pair);
      }
    }
    boolean isMore = false;
    for (Map.Entry<String, Long> each : hidden.entrySet()) {
      PairFlow beside = smallest.get(each.getKey());
      if (beside != null && isSmall(each.getValue())) {
        hiddenPairs.add(beside);
        isMore = true;
      }
    }
    return isMore;
  }

  /** Areas whose sum is too small, and those that would tell it. */
  private Set<String> hiddenOf(Map<String, Long> sums) {
    List<Map.Entry<String, Long>> ascending = new ArrayList<>(sums.entrySet());
    ascending.sort(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey));
    Set<String> hidden = new HashSet<>();
    long together = 0;
    for (Map.Entry<String, Long> each : ascending) {
      if (isSmall(each.getValue()) || isSmall(together)) {
        hidden.add(each.getKey());
        together += each.getValue();
      }
    }
    return hidden;
  }

  private static long sum(Map<String, Long> sums) {
    return sums.values().stream().mapToLong(Long::longValue).sum();
  }
}
