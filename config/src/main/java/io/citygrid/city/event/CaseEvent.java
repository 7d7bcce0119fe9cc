package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A move in the life of a case: the record. Topic {@code city.case-events.v1}, key {@code caseId},
 * written exactly once.
 *
 * @param caseId the case
 * @param version counts the moves of this case from 1
 * @param state the state after the move
 * @param at event time of the move: the report's {@code receivedAt} for the first
 * @param report the report that opened the case
 * @param placements where it lies, one entry for each layer of the city whose fences cover it
 * @param area code of the deepest area that contains it; empty when none does
 * @param areaPath codes from the city down to {@code area}; empty when {@code area} is
 * @param cell id of the cell in the category's grid layer; empty when none covers it
 * @param department id of the responsible department; empty on the manual desk
 * @param rule the row of the responsibility list that decided, as {@code file:line}; empty on the
 *     manual desk
 * @param deskReason why it is on the manual desk; null when it is not
 * @param candidates departments in question, nearest first; empty when dispatched
 * @param versions what the decision rests on
 */
public record CaseEvent(
    String caseId,
    long version,
    CaseState state,
    Instant at,
    Report report,
    List<Placement> placements,
    String area,
    List<String> areaPath,
    String cell,
    String department,
    String rule,
    @Nullable DeskReason deskReason,
    List<Candidate> candidates,
    Versions versions) {}
