package io.citygrid.city.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task of the office as it is from now on: the record. Topic {@code city.office-events.v1}, key
 * {@code taskId}, written exactly once.
 *
 * @param version counts the moves of this task from 1
 * @param at when it was made so
 * @param areaPath codes from the city down to the area it is for
 * @param department id of the owner
 * @param steps in order, as they are now
 * @param progress weight of the finished steps in the weight of all, percent, rounded down
 * @param spentCents what was spent on it, in hundredths of the city's currency
 * @param extensions how often its limit was extended
 * @param sentBack how often its result was sent back
 * @param urges how often its department was urged
 * @param extensionAskedBy id of who asked for an extension that waits for its answer; empty when
 *     nobody has
 * @param suspendedUntil when it goes on; null unless suspended
 * @param limit how it stands against its limit
 * @param reached how far its clock had come at that moment
 * @param score 0 to 100, as {@code casework.office.TaskScore} has it
 * @param versions under which the move was decided
 * @param latest the move that made it so
 * @param earlier the moves before, newest first, at most {@link #REMEMBERED}
 */
public record OfficeEvent(
    String taskId,
    long version,
    OfficeState state,
    Instant at,
    OfficeBrief brief,
    List<String> areaPath,
    String department,
    List<OfficeStep> steps,
    int progress,
    long spentCents,
    int extensions,
    int sentBack,
    int urges,
    String extensionAskedBy,
    @Nullable Instant suspendedUntil,
    @Nullable CaseLimit limit,
    LimitStatus reached,
    int score,
    Versions versions,
    PastOfficeMove latest,
    List<PastOfficeMove> earlier) {
  /** So many earlier moves stand in the event; older ones stand in the record alone. */
  public static final int REMEMBERED = 100;

  /** All moves that are remembered, oldest first. */
  public List<PastOfficeMove> history() {
    List<PastOfficeMove> moves = new ArrayList<>();
    for (int i = earlier.size() - 1; i >= 0; i--) {
      moves.add(earlier.get(i));
    }
    moves.add(latest);
    return moves;
  }

  /** The owner first, then who does steps of it. */
  public List<String> departments() {
    Set<String> all = new LinkedHashSet<>();
    all.add(department);
    steps.forEach(step -> all.add(step.department()));
    return List.copyOf(all);
  }
}
