package io.citygrid.city;

import java.util.List;

/**
 * One row of the standards for filing, handling and closing (GB/T 30428.8): when a case of the
 * category is filed, what closes it, and within which limit. A category has one or more.
 *
 * @param category code of the category
 * @param number counts from 1 within the category; {@code category + "-" + number} names the row
 * @param limit of the handling as a whole
 * @param measures in turn, each with its own limit beside that of the whole; mostly none, at most
 *     {@link #MOST_MEASURES}
 */
public record Standard(
    String category,
    int number,
    Names filedWhen,
    Names closedWhen,
    TimeLimit limit,
    List<Measure> measures) {
  /** As many as {@link io.citygrid.city.event.LimitStage} has stages for. */
  public static final int MOST_MEASURES = 4;

  public Standard {
    measures = List.copyOf(measures);
    if (measures.size() > MOST_MEASURES) {
      throw new IllegalArgumentException("a standard has at most " + MOST_MEASURES + " measures");
    }
  }

  public Standard withMeasures(List<Measure> others) {
    return new Standard(category, number, filedWhen, closedWhen, limit, others);
  }
}
