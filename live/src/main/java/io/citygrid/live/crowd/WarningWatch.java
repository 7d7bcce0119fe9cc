package io.citygrid.live.crowd;

import io.citygrid.city.CrowdRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The warning of an area: none (0), blue (1), yellow, orange or red (4). It rises to what as many
 * windows in a row as the city asks for have reached, and falls to what one of as many still holds;
 * a level is held down to a share of its threshold, so that a value about a threshold does not make
 * it flicker. Fed with each window once, in order. Flat, stored in state.
 *
 * @param level the warning now
 * @param reached what each of the last windows reached, the oldest first
 * @param held what each of them holds
 */
public record WarningWatch(int level, List<Integer> reached, List<Integer> held) {
  /** No warning, nothing was seen yet. */
  public static final WarningWatch NEW = new WarningWatch(0, List.of(), List.of());

  public WarningWatch {
    reached = List.copyOf(reached);
    held = List.copyOf(held);
  }

  /** With the next window. */
  public WarningWatch with(CrowdPressure pressure, CrowdRules.Warnings rules) {
    List<Integer> lastReached = last(reached, pressure.level(rules, 1), rules.windows());
    List<Integer> lastHeld =
        last(held, pressure.level(rules, rules.fallBelowShare()), rules.windows());
    if (lastReached.size() < rules.windows()) {
      return new WarningWatch(level, lastReached, lastHeld);
    }
    int rises = lastReached.stream().mapToInt(Integer::intValue).min().orElse(0);
    int holds = lastHeld.stream().mapToInt(Integer::intValue).max().orElse(0);
    return new WarningWatch(Math.max(rises, Math.min(level, holds)), lastReached, lastHeld);
  }

  private static List<Integer> last(List<Integer> before, int next, int most) {
    List<Integer> after = new ArrayList<>(before);
    after.add(next);
    return after.subList(Math.max(0, after.size() - most), after.size());
  }
}
