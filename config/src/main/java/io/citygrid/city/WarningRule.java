package io.citygrid.city;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the city warns, whom, and of what. There is one open warning of a rule and a subject at
 * most: a metric, an area whose alerts are counted, what a finding is of, or an event that a sender
 * tells of.
 *
 * @param id unique in the city
 * @param watched which metrics, alert rules, kinds of findings or events: the text itself, with
 *     {@code *} for any text
 * @param areas codes; only what lies in one of them counts; none: the whole city
 * @param per for alerts: those in the same area of this level are counted together
 * @param isBelow true when trouble lies below the thresholds
 * @param steps the levels it can reach, from mild to worst; at least one
 * @param margin a level is left only when its threshold is missed by more than this
 * @param leastQuality values of a metric that are less sure do not count
 * @param holdMinutes so long, in event time, a level must be reached, or left, before it changes
 * @param validMinutes after so long without anything new it expires; of a bulletin, when it names
 *     no end
 * @param finding which findings of the kind count; null in a rule that watches something else
 */
public record WarningRule(
    String id,
    Names names,
    WarningSource source,
    String watched,
    List<String> areas,
    AreaLevel per,
    boolean isBelow,
    List<Step> steps,
    double margin,
    double leastQuality,
    int holdMinutes,
    int validMinutes,
    Recipients recipients,
    Names instruction,
    @Nullable FindingCondition finding) {
  public WarningRule {
    areas = List.copyOf(areas);
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a warning rule must have at least one level");
    }
  }

  /**
   * A level and from where on it is reached.
   *
   * @param at of a metric its value, of alerts how many, of a finding how many cases or alerts it
   *     counts; of a bulletin its own level, blue is 1
   */
  public record Step(AlertLevel level, double at) {}

  /**
   * Whom it concerns, and who hears of it when they do not acknowledge it.
   *
   * @param departments ids
   * @param escalateAfterMinutes 0 for never
   * @param escalateTo who is told then, beside the others
   */
  public record Recipients(
      List<String> departments,
      List<DutyRole> roles,
      int escalateAfterMinutes,
      List<DutyRole> escalateTo) {
    public Recipients {
      departments = List.copyOf(departments);
      roles = List.copyOf(roles);
      escalateTo = List.copyOf(escalateTo);
    }
  }

  /** So long a level must be reached, or left, before it changes. */
  public Duration hold() {
    return Duration.ofMinutes(holdMinutes);
  }

  /** After so long without anything new it expires. */
  public Duration validity() {
    return Duration.ofMinutes(validMinutes);
  }

  /** True when it watches the thing of this name. */
  public boolean watches(String name) {
    return matches(watched, name);
  }

  /**
   * True when a finding of the kind counts.
   *
   * @param category its code; empty when the finding is of no category
   * @param classCode the code of the category's class; empty when it has none
   * @param chance how likely the finding is by chance
   */
  public boolean counts(String category, String classCode, double chance) {
    return finding != null && finding.counts(category, classCode, chance);
  }

  /** The level of so many steps reached; empty for none. */
  public Optional<AlertLevel> findLevel(int stepsReached) {
    return stepsReached == 0 ? Optional.empty() : Optional.of(steps.get(stepsReached - 1).level());
  }

  /** True when a value reaches a step. */
  public boolean reaches(int step, double value) {
    double at = steps.get(step).at();
    return isBelow ? value <= at : value >= at;
  }

  /** True when a value leaves a step; between the two, what was holds (hysteresis). */
  public boolean leaves(int step, double value) {
    double at = steps.get(step).at();
    return isBelow ? value > at + margin : value < at - margin;
  }

  /** Of several stars the last one takes up what the earlier ones left, so few steps suffice. */
  private static boolean matches(String pattern, String name) {
    int inPattern = 0;
    int inName = 0;
    int star = -1;
    int starName = 0;
    while (inName < name.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        starName = inName;
      } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == name.charAt(inName)) {
        inPattern++;
        inName++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inName = ++starName;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }
}
