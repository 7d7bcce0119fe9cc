package io.citygrid.live.crowd;

import io.citygrid.city.CrowdRules;
import java.util.OptionalLong;

/** Groups so small that a person could be recognised are not shown; that nobody is there is. */
public final class SmallGroups {
  private SmallGroups() {}

  /** The number, if it may be shown. */
  public static OptionalLong shown(long people, CrowdRules.Privacy rules) {
    boolean isSmall = people > 0 && people < rules.leastGroup();
    return isSmall ? OptionalLong.empty() : OptionalLong.of(people);
  }

  /** The number where one must be told: of a small group the least that may be shown. */
  public static long atLeastShown(long people, CrowdRules.Privacy rules) {
    return shown(people, rules).orElse(rules.leastGroup());
  }
}
