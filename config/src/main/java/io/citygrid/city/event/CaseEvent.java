package io.citygrid.city.event;

import io.citygrid.city.AreaLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param step the move that made it; null in events written before cases could be moved: those are
 *     reports that were dispatched or put on the manual desk
 * @param facts what else holds of the case now; null in the same events, see {@link #current}
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
    Versions versions,
    @Nullable CaseStep step,
    @Nullable CaseFacts facts) {
  /** The place of the district in an area path: below the city. */
  private static final int DISTRICT = 1;

  /** What else holds of the case now, also for an event that was written without it. */
  public CaseFacts current() {
    return facts == null ? CaseFacts.initial(report, centerOf(areaPath)) : facts;
  }

  /**
   * On what it rests that it is where it is. Of a case that has only begun this follows also where
   * it was not kept; null when it is not known.
   */
  public @Nullable DispatchBasis basis() {
    DispatchBasis kept = current().basis();
    return kept == null && version == 1
        ? DispatchBasis.foundBy(made().move(), made().role(), versions)
        : kept;
  }

  /** Departments that lead it, assist in it, or were asked for their opinion; each once. */
  public List<String> involvedDepartments() {
    CaseFacts now = current();
    List<String> involved = new ArrayList<>(2);
    addNew(involved, department);
    for (String assisting : now.assisting()) {
      addNew(involved, assisting);
    }
    addNew(involved, now.opinionOf());
    return Collections.unmodifiableList(involved);
  }

  private static void addNew(List<String> involved, String id) {
    if (!id.isEmpty() && !involved.contains(id)) {
      involved.add(id);
    }
  }

  /** The same with these facts. */
  public CaseEvent withFacts(CaseFacts others) {
    return new CaseEvent(
        caseId,
        version,
        state,
        at,
        report,
        placements,
        area,
        areaPath,
        cell,
        department,
        rule,
        deskReason,
        candidates,
        versions,
        step,
        others);
  }

  /** The move that made it, also for an event that was written without it. */
  public CaseStep made() {
    return step == null ? CaseStep.of(report) : step;
  }

  /** Whose center moves a case at first: the district's in which it lies, otherwise the city's. */
  public static AreaLevel centerOf(List<String> areaPath) {
    return areaPath.size() > DISTRICT ? AreaLevel.DISTRICT : AreaLevel.CITY;
  }
}
