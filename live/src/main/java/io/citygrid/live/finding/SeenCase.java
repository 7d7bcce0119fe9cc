package io.citygrid.live.finding;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a case for findings, after one of its moves. Flat, kept in state. All times in
 * epoch milliseconds.
 *
 * @param version of the move; the highest one is how the case is
 * @param atMillis when the move was made
 * @param cameMillis when it was reported, no later than it was taken
 * @param areaPath codes from the city down; empty when it lies nowhere
 * @param cell empty when none covers it
 * @param department empty when it has none
 * @param businesses what it is tied to
 * @param standing whether somebody looked at what was reported
 * @param counts false when it was never a matter of its own: rejected, void or attached to another
 * @param dueMillis when its handling is overdue; null when it has no such limit, or the clock is
 *     paused
 * @param handledMillis when its handling ended; null before
 */
public record SeenCase(
    String caseId,
    long version,
    long atMillis,
    long cameMillis,
    String category,
    List<String> areaPath,
    String cell,
    String department,
    List<String> businesses,
    @Nullable Position position,
    Standing standing,
    boolean counts,
    @Nullable Long dueMillis,
    @Nullable Long handledMillis,
    long cityVersion) {

  /** Whether what was reported is so. */
  public enum Standing {
    UNKNOWN,
    CONFIRMED,
    DENIED
  }

  /** The case after this move. */
  public static SeenCase of(CaseEvent event) {
    Instant reported = event.report().reportedAt();
    Instant received = event.report().receivedAt();
    @Nullable Long due = null;
    @Nullable Long handled = null;
    for (CaseLimit limit : event.current().limits()) {
      if (limit.stage() == LimitStage.HANDLING) {
        due = millis(limit.dueAt());
        handled = millis(limit.endedAt());
      }
    }
    return new SeenCase(
        event.caseId(),
        event.version(),
        event.at().toEpochMilli(),
        (reported.isBefore(received) ? reported : received).toEpochMilli(),
        event.current().category(),
        event.areaPath(),
        event.cell(),
        event.department(),
        event.current().links(),
        event.current().position(),
        standing(event.state()),
        standing(event.state()) != Standing.DENIED && event.state() != CaseState.MERGED,
        due,
        handled,
        event.versions().city());
  }

  /**
   * True when it was to be handled by now: then it is decided whether it was in time. A case that
   * was handled early counts when it was due, not before: or what is decided first would be what
   * was quick, and every young record would seem to get worse.
   */
  boolean wasDue(long nowMillis) {
    return dueMillis != null && dueMillis <= nowMillis;
  }

  /** True when it was not handled by the time it was due. Only of one that was due. */
  boolean isLate() {
    return dueMillis != null && (handledMillis == null || handledMillis > dueMillis);
  }

  /** True when it is a matter of its own that a department has. */
  boolean isWithDepartment() {
    return counts && !department.isEmpty();
  }

  /** The last moment of it that any finding may look at. */
  long latestMillis() {
    long latest = dueMillis == null ? cameMillis : Math.max(cameMillis, dueMillis);
    return handledMillis == null ? latest : Math.max(latest, handledMillis);
  }

  /** Where it is scanned: the cell, or the deepest area where no cell is; empty for nowhere. */
  String zone() {
    return cell.isEmpty() && !areaPath.isEmpty() ? areaPath.get(areaPath.size() - 1) : cell;
  }

  private static Standing standing(CaseState state) {
    return switch (state) {
      case REJECTED, VOID -> Standing.DENIED;
      case HANDLED, UNDER_CHECK, CHECKED, REWORK, CLOSED -> Standing.CONFIRMED;
      default -> Standing.UNKNOWN;
    };
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
