package io.citygrid.live.traffic.matching;

import java.util.ArrayList;
import java.util.List;

/** Questions about columns that follow each other. */
final class Lattice {
  private Lattice() {}

  /** The latest column but the last at which all ways are one; -1 when there is none. */
  static int agreed(List<Column> columns) {
    boolean[] alive = alive(columns.get(columns.size() - 1));
    for (int column = columns.size() - 1; column > 0; column--) {
      boolean[] before = new boolean[columns.get(column - 1).candidates().size()];
      for (int i = 0; i < alive.length; i++) {
        if (alive[i]) {
          before[columns.get(column).candidates().get(i).cameFrom()] = true;
        }
      }
      if (count(before) == 1) {
        return column - 1;
      }
      alive = before;
    }
    return -1;
  }

  /** The positions up to a column on which all ways agree. */
  static List<MatchedFix> traceAgreed(List<Column> columns, int agreed, boolean begins) {
    int last = columns.size() - 1;
    int at = ancestor(columns, last, columns.get(last).best(), agreed);
    return trace(columns, agreed, at, begins);
  }

  /** The positions on the way to a candidate of a column, oldest first. */
  static List<MatchedFix> trace(List<Column> columns, int column, int candidate, boolean begins) {
    MatchedFix[] way = new MatchedFix[column + 1];
    int at = candidate;
    for (int i = column; i >= 0; i--) {
      way[i] = matched(columns.get(i), at, begins && i == 0);
      at = columns.get(i).candidates().get(at).cameFrom();
    }
    return List.of(way);
  }

  /** Which candidate of an earlier column lies on the way to a candidate of a column. */
  static int ancestor(List<Column> columns, int column, int candidate, int earlier) {
    int at = candidate;
    for (int i = column; i > earlier; i--) {
      at = columns.get(i).candidates().get(at).cameFrom();
    }
    return at;
  }

  /** The columns after the first; ways that did not come from its candidate are dead. */
  static List<Column> descendants(List<Column> columns, int root) {
    List<Column> left = new ArrayList<>();
    boolean[] alive = new boolean[columns.get(0).candidates().size()];
    alive[root] = true;
    for (Column column : columns.subList(1, columns.size())) {
      List<Candidate> candidates = new ArrayList<>();
      boolean[] here = new boolean[column.candidates().size()];
      for (int i = 0; i < here.length; i++) {
        Candidate candidate = column.candidates().get(i);
        here[i] = candidate.isAlive() && alive[candidate.cameFrom()];
        candidates.add(
            here[i] ? candidate : candidate.scored(Double.NEGATIVE_INFINITY, candidate.cameFrom()));
      }
      left.add(new Column(column.fix(), List.copyOf(candidates)));
      alive = here;
    }
    return left;
  }

  static MatchedFix matched(Column column, int candidate, boolean begins) {
    Candidate place = column.candidates().get(candidate);
    return new MatchedFix(column.fix(), place.segment(), place.offsetMeters(), begins);
  }

  private static boolean[] alive(Column column) {
    boolean[] alive = new boolean[column.candidates().size()];
    for (int i = 0; i < alive.length; i++) {
      alive[i] = column.candidates().get(i).isAlive();
    }
    return alive;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }
}
