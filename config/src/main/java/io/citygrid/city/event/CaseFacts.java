package io.citygrid.city.event;

import io.citygrid.city.AreaLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a case now, besides where it is and who leads it: everything that a move changes
 * and a later move or a count rests on.
 *
 * @param category code of the category now; the report's until it is changed
 * @param position where it is; the report's until it is corrected; null when nobody knows
 * @param standard the standard row on which it was filed, such as {@code E0101-1}; empty before
 * @param level whose center moves it: the district's or the city's
 * @param handUpAsked the district asked the city to take it and waits for the answer
 * @param opinionOf id of the department that was asked for its opinion and has not given it
 * @param assisting ids of the departments that assist the leading one
 * @param handler id of the person who accepted it for the leading department; empty before
 * @param returnedBy ids of the departments that gave it back, in order
 * @param redispatches how often it was sent on to another department
 * @param reworks how often a check failed
 * @param extensions how many extensions were granted
 * @param suspensions how often it was put off
 * @param urges how often it was urged
 * @param reopenings how often it was reopened
 * @param flags what it is marked as
 * @param pending what the department asked for and waits for; null when nothing
 * @param pendingBy id of who asked; empty when nothing is pending
 * @param pendingUntil to when a suspension is asked; null otherwise
 * @param suspendedUntil when the suspension ends by itself; null when not suspended
 * @param appeal how far an appeal has come; null when there was none
 * @param appealReviewer id of who passed an appeal at the first review; empty before
 * @param mergedInto the case to which it is or was attached; empty when none
 * @param attached cases that are attached to this one
 * @param links ids of businesses and dwellings tied to it
 * @param endedBy the move that ended it last; null before
 * @param endedAt when; null before
 * @param rating what the reporter said last; null before
 * @param limits its stages against their limits, in order of {@link LimitStage}
 * @param reminders steps that the clocks of all stages have reached
 * @param basis on what it rests that it is where it is; null in cases that were last moved before
 *     this was kept
 */
public record CaseFacts(
    String category,
    @Nullable Position position,
    String standard,
    AreaLevel level,
    boolean handUpAsked,
    String opinionOf,
    List<String> assisting,
    String handler,
    List<String> returnedBy,
    int redispatches,
    int reworks,
    int extensions,
    int suspensions,
    int urges,
    int reopenings,
    List<CaseFlag> flags,
    @Nullable PendingRequest pending,
    String pendingBy,
    @Nullable Instant pendingUntil,
    @Nullable Instant suspendedUntil,
    @Nullable AppealState appeal,
    String appealReviewer,
    String mergedInto,
    List<String> attached,
    List<String> links,
    @Nullable Move endedBy,
    @Nullable Instant endedAt,
    @Nullable Satisfaction rating,
    List<CaseLimit> limits,
    int reminders,
    @Nullable DispatchBasis basis) {

  /** The facts of a case that has just begun. */
  public static CaseFacts initial(Report report, AreaLevel level) {
    return new CaseFacts(
        report.category(),
        report.position(),
        "",
        level,
        false,
        "",
        List.of(),
        "",
        List.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        null,
        "",
        null,
        null,
        null,
        "",
        "",
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        0,
        null);
  }

  /** True when it is marked as this. */
  public boolean is(CaseFlag flag) {
    return flags.contains(flag);
  }
}
