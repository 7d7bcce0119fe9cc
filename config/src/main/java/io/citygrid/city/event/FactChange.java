package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact after a change of it: the record, and its own view. Topic {@code city.fact-changes.v1},
 * key {@code factId}, written exactly once, kept for good and never compacted: it is the history.
 *
 * @param version counts the changes of this fact from 1
 * @param cell id of the cell in the city's first grid layer; empty when none covers it
 * @param area code of the area it lies in
 * @param areaPath codes from the city down to {@code area}
 * @param recordedAt when it was put on record
 * @param verifiedAt when someone was there last
 * @param nextVisitDue when someone is to go there next; null once it is ended
 * @param versions what the decision rests on
 * @param latest the change that made this version
 * @param earlier the changes before it, newest first, at most {@link #REMEMBERED}; the topic has
 *     them all
 */
public record FactChange(
    String factId,
    long version,
    FactKind kind,
    FactContent content,
    Position position,
    String cell,
    String area,
    List<String> areaPath,
    Instant recordedAt,
    Instant verifiedAt,
    @Nullable Instant nextVisitDue,
    Versions versions,
    PastFactChange latest,
    List<PastFactChange> earlier) {
  /** So many changes before the latest are carried along. */
  public static final int REMEMBERED = 50;

  public FactChange {
    areaPath = List.copyOf(areaPath);
    earlier = List.copyOf(earlier);
  }

  /** True when it is no longer there. */
  public boolean isEnded() {
    return nextVisitDue == null;
  }
}
