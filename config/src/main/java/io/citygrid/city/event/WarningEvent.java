package io.citygrid.city.event;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.DutyRole;
import io.citygrid.city.Names;
import io.citygrid.city.WarningSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warning began, changed or ended; holds the whole warning as it is from then on. Topic {@code
 * city.warnings.v1}, key {@code warningId}, written exactly once.
 *
 * @param warningId {@code rule/subject/epoch millisecond at which it was raised}
 * @param version counts its changes from 1
 * @param title what it warns of and where
 * @param subject the metric, the area whose alerts are counted, kind and subject of a finding, or
 *     sender and event of a bulletin
 * @param value the metric's value, how many alerts, or how many cases a finding counts, as of this
 *     change; of a bulletin its level
 * @param at when: event time for what happened in the city, the edge's clock for what people did
 * @param since when it was raised
 * @param levelSince when it reached its level; from then on it waits to be acknowledged
 * @param validUntil it expires then if nothing more is heard
 * @param departments ids of those it is for
 * @param roles the same by role; those too who were told when nobody acknowledged
 * @param escalated true when nobody acknowledged its level in time
 * @param acknowledgedBy who took it in hand at its level; empty when nobody has yet
 * @param actor who made this change: a user id, or the id of the rule
 * @param reason why, in a person's words; empty for a rule
 * @param instruction what to do
 * @param evidence ids of the alerts, findings or bulletins it rests on, the latest first, at most
 *     {@link #MOST_EVIDENCE}
 * @param versions under which it was judged
 */
public record WarningEvent(
    String warningId,
    long version,
    WarningChange change,
    WarningState state,
    AlertLevel level,
    String rule,
    WarningSource source,
    String subject,
    Names title,
    double value,
    Instant at,
    Instant since,
    Instant levelSince,
    Instant validUntil,
    List<String> departments,
    List<DutyRole> roles,
    boolean escalated,
    String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    String actor,
    String reason,
    Names instruction,
    WarningPlace place,
    List<String> evidence,
    Versions versions) {
  /** A warning names at most so many of the things it rests on. */
  public static final int MOST_EVIDENCE = 50;

  /** True while somebody has to take it in hand. */
  public boolean waitsForSomebody() {
    return state == WarningState.OPEN && acknowledgedAt == null;
  }
}
