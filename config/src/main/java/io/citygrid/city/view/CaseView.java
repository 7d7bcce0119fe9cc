package io.citygrid.city.view;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is now. Components as in {@link CaseEvent} and its report; category and position are
 * those it has now.
 */
public record CaseView(
    String id,
    long version,
    CaseState state,
    Instant at,
    String category,
    ReportSource source,
    String reporter,
    String description,
    @Nullable Position position,
    Instant reportedAt,
    Instant receivedAt,
    String externalId,
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

  /** The case after its latest event. */
  public static CaseView of(CaseEvent event) {
    var report = event.report();
    return new CaseView(
        event.caseId(),
        event.version(),
        event.state(),
        event.at(),
        event.current().category(),
        report.source(),
        report.reporter(),
        report.description(),
        event.current().position(),
        report.reportedAt(),
        report.receivedAt(),
        report.externalId(),
        event.placements(),
        event.area(),
        event.areaPath(),
        event.cell(),
        event.department(),
        event.rule(),
        event.deskReason(),
        event.candidates(),
        event.versions(),
        event.made(),
        event.current());
  }

  /** The event that made it so; a limit that its report states stands among the limits alone. */
  public CaseEvent event() {
    Report report =
        new Report(
            id(),
            reporter(),
            source(),
            category(),
            description(),
            position(),
            reportedAt(),
            receivedAt(),
            versions().city(),
            externalId());
    return new CaseEvent(
        id(),
        version(),
        state(),
        at(),
        report,
        placements(),
        area(),
        areaPath(),
        cell(),
        department(),
        rule(),
        deskReason(),
        candidates(),
        versions(),
        step(),
        facts());
  }
}
