package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Versions;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.Stages;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.CaseView;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayTallyTest {
  private static final City TESTVILLE = Testville.city();
  private static final Instant NOON = Instant.parse("2026-07-06T04:00:00Z");
  private static final LonLat FAR_OUTSIDE = new LonLat(100, 20);
  private final ReplayTally tally = new ReplayTally(TESTVILLE, List.of("district"), Stages.NONE);

  private static MappedRequest request(String id, boolean located, @Nullable String label) {
    return new MappedRequest(
        id,
        "E0101",
        ReportSource.HOTLINE,
        "",
        FAR_OUTSIDE,
        0,
        located,
        NOON,
        null,
        null,
        null,
        label == null ? Map.of() : Map.of("district", label),
        List.of(),
        List.of());
  }

  private static CaseView made(
      @Nullable DeskReason reason, @Nullable String district, double edgeMeters) {
    return new CaseView(
        "CASE",
        1,
        reason == null ? CaseState.DISPATCHED : CaseState.ON_MANUAL_DESK,
        NOON,
        "E0101",
        ReportSource.HOTLINE,
        "replay",
        "",
        null,
        NOON,
        NOON,
        "",
        district == null ? List.of() : List.of(new Placement("district", district, edgeMeters)),
        "",
        List.of(),
        "",
        reason == null ? "water" : "",
        "",
        reason,
        List.of(),
        new Versions(1, 1, 1),
        null,
        null);
  }

  @Test
  void countsAgreementInThreeBands() {
    tally.count(request("a", true, "990101"), made(null, "990101", 100), "", Map.of());
    tally.count(request("b", true, "990101"), made(null, "990102", 20), "", Map.of());
    tally.count(request("c", true, "990101"), made(null, "990102", 5), "", Map.of());
    ReplayReport report = tally.report();
    assertThat(report.areas().get("district"))
        .isEqualTo(new LayerAgreement(3, 1, 2, 1, 1, 1, List.of("b", "c")));
    assertThat(report.dispatched()).isEqualTo(3);
    assertThat(report.addsUp()).isTrue();
  }

  @Test
  void aLabelledRowOutsideAllFencesDiffers() {
    tally.count(
        request("a", true, "990101"),
        made(DeskReason.OUTSIDE_ALL_FENCES, null, 0),
        "OUTSIDE_ALL_FENCES",
        Map.of());
    ReplayReport report = tally.report();
    assertThat(report.areas().get("district"))
        .isEqualTo(new LayerAgreement(1, 0, 1, 0, 1, 0, List.of("a")));
    assertThat(report.manualDesk()).isEqualTo(Map.of("OUTSIDE_ALL_FENCES", 1));
  }

  @Test
  void rowsWithoutLocationOrLabelAreNotCompared() {
    tally.count(
        request("a", false, "990101"),
        made(DeskReason.DEFAULT_POINT, null, 0),
        "DEFAULT_POINT",
        Map.of());
    tally.count(request("b", true, null), made(null, "990101", 50), "", Map.of());
    assertThat(tally.report().areas().get("district").labelled()).isZero();
  }

  @Test
  void rowsThatMadeNoCaseAreListedWithTheirReason() {
    RefusedRow refused = new RefusedRow(12, "x", ReplayReport.REFUSED_AT_EDGE, "category: unknown");
    tally.countRefused(refused);
    tally.count(request("a", true, null), made(null, null, 0), "", Map.of());
    ReplayReport report = tally.report();
    assertThat(report.deadLetters()).isEqualTo(Map.of("REFUSED_AT_EDGE", 1));
    assertThat(report.refused()).containsExactly(refused);
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.addsUp()).isTrue();
  }
}
