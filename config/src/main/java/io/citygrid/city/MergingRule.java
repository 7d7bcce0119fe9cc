package io.citygrid.city;

import java.util.List;

/**
 * When reports of some categories are on the same matter (并案).
 *
 * @param categories codes of the categories or of the classes above them; none for any
 * @param radiusMeters how far apart they may lie; 0 to {@link #MOST_METERS}
 * @param windowMinutes how far apart in time they may be seen, and taken; 0 to {@link
 *     #MOST_MINUTES}
 */
public record MergingRule(
    List<String> categories, Merging merging, double radiusMeters, int windowMinutes) {
  /** Farther apart, nobody would take two reports for one. */
  public static final double MOST_METERS = 1_000;

  /** Thirty days: for so long open cases are looked through with each report. */
  public static final int MOST_MINUTES = 30 * 24 * 60;

  public MergingRule {
    categories = List.copyOf(categories);
    if (!(radiusMeters >= 0 && radiusMeters <= MOST_METERS)) {
      throw new IllegalArgumentException("a radius is 0 to 1000 m but was " + radiusMeters);
    }
    if (windowMinutes < 0 || windowMinutes > MOST_MINUTES) {
      throw new IllegalArgumentException("a window is 0 to 30 days but was " + windowMinutes);
    }
  }

  /** True when the rule speaks of such reports. */
  boolean fits(Category category) {
    return categories.isEmpty()
        || categories.contains(category.code())
        || categories.contains(category.classCode());
  }
}
