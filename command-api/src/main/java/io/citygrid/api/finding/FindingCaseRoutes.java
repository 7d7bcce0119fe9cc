package io.citygrid.api.finding;

import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.Finding;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/** Those who run the shift open a case from a finding: through the front door, as any report. */
public final class FindingCaseRoutes {
  private static final Set<Role> SHIFT = EnumSet.of(Role.OPERATOR, Role.DUTY_OFFICER);
  private static final int MOST_BYTES = 64 * 1024;

  private final CurrentCity city;
  private final ViewReads reads;
  private final EdgeWriter writer;
  private final Clock clock;

  public FindingCaseRoutes(CurrentCity city, ViewReads reads, EdgeWriter writer, Clock clock) {
    this.city = city;
    this.reads = reads;
    this.writer = writer;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        SHIFT,
        AreaRule.OWN_AREA_REQUIRED,
        "openCaseOfFinding",
        POST,
        "/v1/findings/{id}/case",
        this::open);
  }

  /** 202 when Kafka has the report; 200 when the case is there already. */
  private void open(RoutingContext context, Principal principal) {
    FindingReport reports =
        new FindingReport(
            city.require(), principal, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Future<byte[]> sent = RequestBody.read(context, MOST_BYTES);
    reads
        .find(ViewKind.FINDING, context.pathParam("id"), principal)
        .compose(item -> sent.map(body -> reports.of(finding(item), JsonText.object(body))))
        .compose(
            report ->
                reads
                    .ask(view -> view.find(ViewKind.CASE, report.caseId()))
                    .compose(
                        known ->
                            known.isPresent()
                                ? Future.succeededFuture(200)
                                : writer
                                    .write(
                                        Topics.REPORTS,
                                        report.caseId(),
                                        Codecs.REPORT.encode(report))
                                    .map(202))
                    .onSuccess(
                        status ->
                            Answer.json(
                                context, status, new JsonObject().put("caseId", report.caseId()))))
        .onFailure(context::fail);
  }

  private static Finding finding(ViewItem item) {
    try {
      return Codecs.FINDING.decode(item.json().getBytes(StandardCharsets.UTF_8));
    } catch (WireException e) {
      throw new IllegalStateException("the live view holds what is no finding: " + item.id(), e);
    }
  }
}
