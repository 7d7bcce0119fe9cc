package io.citygrid.casework.evaluation;

import io.citygrid.city.Evaluation;
import io.citygrid.city.Evaluation.Weighted;
import io.citygrid.city.Indicator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an area, a department or a grid worker is worth.
 *
 * @param points of 100
 * @param grade by the city's grades
 */
public record Score(double points, String grade) {

  /**
   * The weighted mean of the parts that have a value; weights of absent ones fall to the others.
   *
   * @param parts what the score is made of
   * @param measured numbers by indicator; a part without one is absent
   * @param cases how many cases the numbers rest on
   * @return empty on fewer cases than the city ranks, and when no part has a value
   */
  public static Optional<Score> of(
      Evaluation evaluation, List<Weighted> parts, Map<Indicator, Measured> measured, long cases) {
    if (cases < evaluation.leastCases()) {
      return Optional.empty();
    }
    double weights = 0;
    double sum = 0;
    for (Weighted part : parts) {
      @Nullable Measured number = measured.get(part.indicator());
      OptionalDouble value = number == null ? OptionalDouble.empty() : number.value();
      if (value.isPresent()) {
        weights += part.weight();
        sum += part.weight() * part.points(value.getAsDouble());
      }
    }
    if (weights == 0) {
      return Optional.empty();
    }
    double points = sum / weights;
    return Optional.of(new Score(points, evaluation.gradeOf(points)));
  }
}
