package io.citygrid.city.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers everything that is wrong with a set of files, so that their author sees it all at once.
 *
 * <p>A refusal makes the files unusable; a warning points at what is probably not meant. Both are
 * listed by file, in the order in which they stand there. Not thread-safe.
 */
public final class Problems {
  /** Position of what concerns a whole file. */
  private static final int WHOLE_FILE = 0;

  private record Entry(Problem problem, int position) {}

  private static final Comparator<Entry> BY_PLACE =
      Comparator.comparing((Entry entry) -> entry.problem().file())
          .thenComparingInt(Entry::position);

  private final List<Entry> refusals = new ArrayList<>();
  private final List<Entry> warnings = new ArrayList<>();

  /** Something is wrong with a line. */
  public void refuse(String file, int line, String field, String message) {
    refusals.add(new Entry(new Problem(file, "line " + line, field, message), line));
  }

  /** Something is wrong with a whole file. */
  public void refuse(String file, String message) {
    refusals.add(new Entry(new Problem(file, "", "", message), WHOLE_FILE));
  }

  /** Something is wrong with a feature of a GeoJSON file, counted from 1. */
  public void refuseFeature(String file, int feature, String id, String field, String message) {
    refusals.add(new Entry(ofFeature(file, feature, id, field, message), feature));
  }

  /** A line is probably not meant as it stands. */
  public void warn(String file, int line, String field, String message) {
    warnings.add(new Entry(new Problem(file, "line " + line, field, message), line));
  }

  /** A whole file is probably not meant as it stands. */
  public void warn(String file, String message) {
    warnings.add(new Entry(new Problem(file, "", "", message), WHOLE_FILE));
  }

  /** A feature is probably not meant as it stands, or was changed on the way in. */
  public void warnFeature(String file, int feature, String id, String field, String message) {
    warnings.add(new Entry(ofFeature(file, feature, id, field, message), feature));
  }

  /** How many refusals there are so far. */
  public int count() {
    return refusals.size();
  }

  /** What makes the files unusable; empty when they can be used. */
  public List<Problem> refusals() {
    return sorted(refusals);
  }

  /** What is probably not meant; the files can be used all the same. */
  public List<Problem> warnings() {
    return sorted(warnings);
  }

  private static List<Problem> sorted(List<Entry> entries) {
    return entries.stream().sorted(BY_PLACE).map(Entry::problem).toList();
  }

  private static Problem ofFeature(
      String file, int feature, String id, String field, String message) {
    String where = "feature " + feature + (id.isEmpty() ? "" : " (id " + id + ")");
    return new Problem(file, where, field, message);
  }
}
