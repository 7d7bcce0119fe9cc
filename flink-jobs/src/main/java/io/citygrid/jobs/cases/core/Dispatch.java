package io.citygrid.jobs.cases.core;

import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a report lies and who shall handle it, or why a person must decide. Components as in {@link
 * io.citygrid.city.event.CaseEvent}.
 */
public record Dispatch(
    List<Placement> placements,
    String area,
    List<String> areaPath,
    String cell,
    String department,
    String rule,
    @Nullable DeskReason deskReason,
    List<Candidate> candidates) {

  /** Nobody can say where it lies. */
  static Dispatch nowhere(DeskReason reason) {
    return new Dispatch(List.of(), "", List.of(), "", "", "", reason, List.of());
  }
}
