package io.citygrid.api.finding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Report;
import java.time.Instant;

/**
 * The report by which somebody opens a case from a finding, or all that is wrong with it. Pure:
 * city and clock are given. The case id follows from the finding alone, so that a finding has one
 * case, whoever asks for it and however often; the report's external id names the finding.
 */
final class FindingReport {
  /** Stands in the case id in the place of a reporter. */
  private static final String ORIGIN = "finding";

  private final City city;
  private final Principal asker;
  private final Instant now;

  FindingReport(City city, Principal asker, Instant now) {
    this.city = city;
    this.asker = asker;
    this.now = now;
  }

  /** The id of the case that is opened from a finding. */
  static String caseId(String findingId) {
    return CaseIds.of(ORIGIN, findingId);
  }

  /**
   * The report.
   *
   * @throws ProblemException when the finding is over, or with all fields that are wrong
   */
  Report of(Finding finding, ObjectNode body) {
    if (finding.state() != FindingState.OPEN) {
      throw new ProblemException(Problem.conflict("The finding is over"));
    }
    JsonFields fields = JsonFields.of(body).knowing("category", "description");
    String own = finding.about().category();
    String category = own.isEmpty() ? fields.requiredText("category") : own;
    String stated = fields.text("category").orElse(category);
    if (!own.isEmpty() && !stated.equals(own)) {
      fields.refuse("category", "must be that of the finding, " + own + ", or be left out");
    }
    if (!category.isEmpty() && city.findCategory(category).isEmpty()) {
      fields.refuse("category", "must be a category of the city; there is no '" + category + "'");
    }
    String description = fields.text("description").orElse("");
    if (description.length() > Report.MAX_DESCRIPTION_LENGTH) {
      fields.refuse(
          "description", "must have at most " + Report.MAX_DESCRIPTION_LENGTH + " characters");
    }
    fields.check();
    String id = finding.findingId();
    try {
      return new Report(
          caseId(id),
          asker.id(),
          ReportSource.LEADER,
          category,
          description,
          finding.center(),
          finding.since(),
          now,
          city.version().city(),
          id.length() > Report.MAX_ID_LENGTH ? "" : id);
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
