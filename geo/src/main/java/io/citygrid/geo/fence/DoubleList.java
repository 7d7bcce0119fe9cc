package io.citygrid.geo.fence;

import java.util.Arrays;

/** A growing array of edges' coordinates. */
final class DoubleList {
  private double[] values;
  private int length;

  DoubleList() {
    this(new double[256], 0);
  }

  /** Goes on behind the first values of an array, in the array itself while there is room. */
  DoubleList(double[] values, int length) {
    this.values = values;
    this.length = length;
  }

  int length() {
    return length;
  }

  void add(double x1, double y1, double x2, double y2) {
    reserve(FenceEdges.STRIDE);
    values[length++] = x1;
    values[length++] = y1;
    values[length++] = x2;
    values[length++] = y2;
  }

  void addAll(double[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, values, length, count);
    length += count;
  }

  /** The array itself, with room behind {@link #length}. */
  double[] array() {
    return values;
  }

  double[] toArray() {
    return Arrays.copyOf(values, length);
  }

  private void reserve(int count) {
    if (length + count > values.length) {
      values = Arrays.copyOf(values, Math.max(values.length * 2, length + count));
    }
  }
}
