package io.citygrid.city.mapping;

import java.time.Instant;

/**
 * What the columns of a file of trajectories mean, as trackers write them: one row for each person
 * and frame, without names of columns, comments behind {@code #}.
 *
 * @param measuringArea id of the measuring area that was recorded
 * @param start when frame 0 was taken
 * @param framesPerSecond how many numbers of frames pass in a second
 * @param unit of x and y
 * @param separator a regular expression of what stands between columns
 * @param person its column, from 1
 * @param frame its column, likewise
 * @param x its column, likewise
 * @param y its column, likewise
 */
public record TrajectoryMapping(
    String measuringArea,
    Instant start,
    double framesPerSecond,
    Unit unit,
    String separator,
    int person,
    int frame,
    int x,
    int y) {

  /** In what trackers measure. */
  public enum Unit {
    M(1),
    CM(0.01);

    private final double meters;

    Unit(double meters) {
      this.meters = meters;
    }

    double meters() {
      return meters;
    }
  }
}
