package io.citygrid.casework.patrol;

import java.util.ArrayList;
import java.util.List;

/**
 * The minutes of a day in which a grid worker was in a cell.
 *
 * @param epochDay the day in the city's zone, counted from 1970
 * @param cell one of the worker's own
 * @param bits minute m of the day, counted from where it begins, is bit m % 64 of number m / 64;
 *     only as many numbers as are needed
 */
public record PatrolledDay(long epochDay, String cell, List<Long> bits) {
  public PatrolledDay {
    bits = List.copyOf(bits);
  }

  /** A day on which nobody has been there yet. */
  static PatrolledDay none(long epochDay, String cell) {
    return new PatrolledDay(epochDay, cell, List.of());
  }

  boolean has(int minute) {
    int number = minute / Long.SIZE;
    return number < bits.size() && (bits.get(number) & 1L << minute % Long.SIZE) != 0;
  }

  PatrolledDay with(int minute) {
    int number = minute / Long.SIZE;
    List<Long> more = new ArrayList<>(bits);
    while (more.size() <= number) {
      more.add(0L);
    }
    more.set(number, more.get(number) | 1L << minute % Long.SIZE);
    return new PatrolledDay(epochDay, cell, more);
  }

  /** How many minutes they are. */
  public int minutes() {
    return bits.stream().mapToInt(Long::bitCount).sum();
  }
}
