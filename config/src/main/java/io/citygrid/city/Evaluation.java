package io.citygrid.city;

import java.util.List;
import java.util.Optional;

/**
 * 综合评价: how a city scores its areas, departments and grid workers.
 *
 * @param areas what an area's score is made of
 * @param departments what a department's score is made of
 * @param workers what a grid worker's score is made of
 * @param grades best first, by falling least score
 * @param leastCases on fewer cases nobody is scored or ranked
 * @param patrol when a cell counts as patrolled
 * @param hotline within which time contacts with the 12345 desk are to be answered
 */
public record Evaluation(
    List<Weighted> areas,
    List<Weighted> departments,
    List<Weighted> workers,
    List<Grade> grades,
    int leastCases,
    PatrolRule patrol,
    HotlineBounds hotline) {

  public Evaluation {
    areas = List.copyOf(areas);
    departments = List.copyOf(departments);
    workers = List.copyOf(workers);
    grades = List.copyOf(grades);
  }

  /**
   * A part of a score.
   *
   * @param weight relative to the other parts; positive
   * @param bands what values are worth, by rising limit, the last one for all the rest; empty for a
   *     rate that is worth its own percentage
   * @param lowerIsBetter a rate without bands is worth what it lacks to 100 percent
   */
  public record Weighted(
      Indicator indicator, double weight, List<Band> bands, boolean lowerIsBetter) {
    public Weighted {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("the weight of " + indicator + " must be positive");
      }
      if (bands.isEmpty() && !indicator.isRate()) {
        throw new IllegalArgumentException(indicator + " is a count and needs bands");
      }
      bands = List.copyOf(bands);
    }

    /** Points of 100 for a value: those of the first band that reaches so far. */
    public double points(double value) {
      if (bands.isEmpty()) {
        return 100 * (lowerIsBetter ? 1 - value : value);
      }
      return bands.stream()
          .filter(band -> band.below().map(limit -> value < limit).orElse(true))
          .findFirst()
          .orElse(bands.get(bands.size() - 1))
          .points();
    }
  }

  /**
   * A stretch of values.
   *
   * @param below values under this one, down to the band before; empty for all the rest
   * @param points of 100
   */
  public record Band(Optional<Double> below, double points) {}

  /**
   * A colour on the report.
   *
   * @param name such as A
   * @param least the least score for it
   */
  public record Grade(String name, double least) {}

  /** The grade of a score. */
  public String gradeOf(double score) {
    return grades.stream()
        .filter(grade -> score >= grade.least())
        .findFirst()
        .orElse(grades.get(grades.size() - 1))
        .name();
  }
}
