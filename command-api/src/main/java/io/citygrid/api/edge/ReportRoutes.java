package io.citygrid.api.edge;

import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.Report;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes reports. A repeat under the same key gets the same case id and makes no second case. */
public final class ReportRoutes {
  private static final int MOST_IN_BATCH = 1_000;
  private static final String KEY = "Idempotency-Key";

  private final CurrentCity city;
  private final DepartmentLoads loads;
  private final Clock clock;
  private final Intake<Report> intake;

  public ReportRoutes(
      CurrentCity city, DepartmentLoads loads, EdgeWriter writer, EdgeMeters meters, Clock clock) {
    this.city = city;
    this.loads = loads;
    this.clock = clock;
    this.intake =
        new Intake<>(
            "report",
            Topics.REPORTS,
            Codecs.REPORT,
            Report::caseId,
            ReportRoutes::acknowledgement,
            writer,
            meters);
  }

  public void declareIn(Access access) {
    access.allow(
        Role.REPORTERS, AreaRule.CITY_WIDE, "sendReport", POST, "/v1/reports", this::sendReport);
    access.allow(
        Role.REPORTERS,
        AreaRule.CITY_WIDE,
        "sendReports",
        POST,
        "/v1/reports/batch",
        this::sendReports);
  }

  private void sendReport(RoutingContext context, Principal principal) {
    String key = context.request().getHeader(KEY);
    if (key == null) {
      throw ProblemException.field(
          KEY, "is missing; send a header that is the same when you repeat this report");
    }
    City known = city.require();
    ReportCheck check = check(known, principal);
    intake.takeOne(context, body -> loads.stamp(known, check.check(body, key)));
  }

  private void sendReports(RoutingContext context, Principal principal) {
    City known = city.require();
    ReportCheck check = check(known, principal);
    intake.takeBatch(context, MOST_IN_BATCH, body -> loads.stamp(known, check.check(body, null)));
  }

  private ReportCheck check(City known, Principal principal) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new ReportCheck(known, principal, now);
  }

  private static JsonObject acknowledgement(Report report) {
    return new JsonObject()
        .put("caseId", report.caseId())
        .put("receivedAt", report.receivedAt().toString());
  }
}
