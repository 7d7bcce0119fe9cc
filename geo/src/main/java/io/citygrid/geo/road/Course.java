package io.citygrid.geo.road;

import java.util.Arrays;

/** A line in the plane, by its vertices in metres. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Course(double[] xs, double[] ys) {
  private static final double HAIR_METERS = 1e-6;

  /** The part between two offsets in metres, both ends included. */
  Course between(double fromMeters, double toMeters) {
    double[] x = new double[xs.length + 2];
    double[] y = new double[xs.length + 2];
    int size = 0;
    double before = 0;
    for (int i = 1; i < xs.length; i++) {
      double step = Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
      double after = before + step;
      boolean isLast = i == xs.length - 1;
      if (size == 0 && (fromMeters < after - HAIR_METERS || isLast)) {
        double share = Math.max(0, (fromMeters - before) / step);
        x[size] = xs[i - 1] + share * (xs[i] - xs[i - 1]);
        y[size++] = ys[i - 1] + share * (ys[i] - ys[i - 1]);
      }
      if (size > 0) {
        // A hair beyond the end is the end: offsets are sums of rounded lengths.
        boolean ends = toMeters <= after + HAIR_METERS || isLast;
        double share = ends ? Math.min(1, (toMeters - before) / step) : 1;
        x[size] = xs[i - 1] + share * (xs[i] - xs[i - 1]);
        y[size++] = ys[i - 1] + share * (ys[i] - ys[i - 1]);
        if (ends) {
          break;
        }
      }
      before = after;
    }
    return new Course(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
  }

  Course reversed() {
    double[] x = new double[xs.length];
    double[] y = new double[ys.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = xs[x.length - 1 - i];
      y[i] = ys[x.length - 1 - i];
    }
    return new Course(x, y);
  }
}
