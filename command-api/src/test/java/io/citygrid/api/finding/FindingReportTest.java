package io.citygrid.api.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleWarningMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingReportTest {
  private static final Finding CLUSTER = TestvilleWarningMessages.CLUSTER;
  private static final Instant NOW = CLUSTER.at().plus(Duration.ofMinutes(5));

  private static Report report(Finding finding, String who, Instant now, String body) {
    Principal asker =
        new Principal(who, Set.of(Role.SUPERVISOR), Set.of(Principal.EVERYWHERE), "", Set.of());
    return new FindingReport(Testville.city(), asker, now)
        .of(finding, JsonText.object(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Finding cluster(FindingState state, FindingAbout about) {
    return new Finding(
        CLUSTER.findingId(),
        CLUSTER.version(),
        CLUSTER.change(),
        state,
        CLUSTER.kind(),
        about,
        CLUSTER.areaPath(),
        CLUSTER.concerned(),
        CLUSTER.center(),
        CLUSTER.radiusMeters(),
        CLUSTER.at(),
        CLUSTER.since(),
        CLUSTER.windowDays(),
        CLUSTER.observed(),
        CLUSTER.outOf(),
        CLUSTER.usual(),
        CLUSTER.chance(),
        CLUSTER.cases(),
        CLUSTER.alerts(),
        CLUSTER.versions());
  }

  @Test
  void saysWhatTheFindingSays() {
    Report report = report(CLUSTER, "shift", NOW, "{\"description\":\"去看一下\"}");

    assertThat(report.category()).isEqualTo("E0102");
    assertThat(report.position()).isEqualTo(CLUSTER.center());
    assertThat(report.externalId()).isEqualTo(CLUSTER.findingId());
    assertThat(report.reporter()).isEqualTo("shift");
    assertThat(report.source()).isEqualTo(ReportSource.LEADER);
    assertThat(report.description()).isEqualTo("去看一下");
    assertThat(report.reportedAt()).isEqualTo(CLUSTER.since());
    assertThat(report.receivedAt()).isEqualTo(NOW);
  }

  @Test
  void aFindingHasOneCaseWhoeverAsksAndWhenever() {
    Report one = report(CLUSTER, "shift", NOW, "{}");
    Report other = report(CLUSTER, "night-shift", NOW.plusSeconds(3_600), "{}");

    assertThat(other.caseId()).isEqualTo(one.caseId());
    assertThat(FindingReport.caseId("another")).isNotEqualTo(one.caseId());
  }

  @Test
  void aFindingWithoutCategoryNeedsOneAndOneThatIsOverOpensNothing() {
    Finding device = cluster(FindingState.OPEN, FindingAbout.device("wl-01"));
    assertThat(report(device, "shift", NOW, "{\"category\":\"E0301\"}").category())
        .isEqualTo("E0301");
    assertThatThrownBy(() -> report(device, "shift", NOW, "{}"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> report(device, "shift", NOW, "{\"category\":\"E9\"}"))
        .isInstanceOf(ProblemException.class);
    Finding over = cluster(FindingState.ENDED, CLUSTER.about());
    assertThatThrownBy(() -> report(over, "shift", NOW, "{}"))
        .isInstanceOf(ProblemException.class)
        .satisfies(
            failed -> assertThat(((ProblemException) failed).problem().status()).isEqualTo(409));
  }
}
