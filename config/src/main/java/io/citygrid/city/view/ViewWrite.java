package io.citygrid.city.view;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of the live view: an absolute value with a version. Applied only when the version is
 * newer than the one that stands there, so that writing it twice or late changes nothing; what a
 * job decides anew after it was started again counts more than what it had shown before.
 *
 * @param id unique within the kind
 * @param version grows with each change of this thing; for a reading its observedAt in epoch
 *     milliseconds
 * @param json the whole new value, as UTF-8, which is how it was encoded and how it is stored;
 *     never changed
 * @param atMillis event time in epoch milliseconds; the order within an index, greatest first; for
 *     a fact, minus the time of its next visit
 * @param indexes names of the sorted sets that list it from now on; those it was in before and that
 *     are not named here lose it
 * @param place where it lies, in that one of the indexes which is a map; null when none is
 */
@SuppressWarnings("ArrayRecordComponent") // carried along, never compared
public record ViewWrite(
    ViewKind kind,
    String id,
    long version,
    byte[] json,
    long atMillis,
    List<String> indexes,
    @Nullable MapPlace place) {

  /** A change of a thing that no map shows. */
  public ViewWrite(
      ViewKind kind, String id, long version, byte[] json, long atMillis, List<String> indexes) {
    this(kind, id, version, json, atMillis, indexes, null);
  }

  /** The same with the value as text. */
  public ViewWrite(
      ViewKind kind, String id, long version, String text, long atMillis, List<String> indexes) {
    this(kind, id, version, text.getBytes(StandardCharsets.UTF_8), atMillis, indexes);
  }

  /** The whole new value as text. */
  public String text() {
    return new String(json, StandardCharsets.UTF_8);
  }
}
