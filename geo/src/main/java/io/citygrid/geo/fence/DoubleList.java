package io.citygrid.geo.fence;

import java.util.Arrays;

/** A growing array of edges' coordinates. */
final class DoubleList {
  private double[] values = new double[256];
  private int length;

  int length() {
    return length;
  }

  void add(double x1, double y1, double x2, double y2) {
    if (length + FenceEdges.STRIDE > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    values[length++] = x1;
    values[length++] = y1;
    values[length++] = x2;
    values[length++] = y2;
  }

  void addAll(double[] source, int from, int count) {
    while (length + count > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    System.arraycopy(source, from, values, length, count);
    length += count;
  }

  double[] toArray() {
    return Arrays.copyOf(values, length);
  }
}
