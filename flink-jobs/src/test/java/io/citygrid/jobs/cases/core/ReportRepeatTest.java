package io.citygrid.jobs.cases.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportRepeatTest {
  private static final Report STATED = TestvilleMessages.WASTE_TRANSFERRED;

  @Test
  void theSameReportTakenAgainUnderAnotherCityVersionAndOtherLoadsIsARepeat() {
    Report again =
        new Report(
            STATED.caseId(),
            STATED.reporter(),
            STATED.source(),
            STATED.category(),
            STATED.description(),
            STATED.position(),
            STATED.reportedAt(),
            STATED.receivedAt().plusSeconds(60),
            STATED.cityVersion() + 1,
            STATED.externalId(),
            STATED.dueAt(),
            List.of("river-urban"));

    assertThat(ReportRepeat.isRepeat(STATED, again)).isTrue();
  }

  /**
   * The edge puts the time of receiving where the sender says none, and it is another each time.
   */
  @Test
  void withoutAStatedTimeTheSameReportSentAgainLaterIsARepeat() {
    Instant first = STATED.receivedAt();
    Instant later = first.plusSeconds(60);

    assertThat(ReportRepeat.isRepeat(seenAt(first, first), seenAt(later, later))).isTrue();
    assertThat(ReportRepeat.isRepeat(seenAt(first, first), seenAt(first, later))).isTrue();
    assertThat(ReportRepeat.isRepeat(seenAt(first, first), seenAt(first.plusSeconds(1), later)))
        .as("another time is stated")
        .isFalse();
    assertThat(ReportRepeat.isRepeat(seenAt(first.minusSeconds(9), first), seenAt(later, later)))
        .as("a time was stated, and now none is")
        .isFalse();
  }

  private static Report seenAt(Instant reportedAt, Instant receivedAt) {
    return new Report(
        STATED.caseId(),
        STATED.reporter(),
        STATED.source(),
        STATED.category(),
        STATED.description(),
        STATED.position(),
        reportedAt,
        receivedAt,
        STATED.cityVersion(),
        STATED.externalId());
  }

  @Test
  void anotherStatedLimitIsAnotherReport() {
    assertThat(ReportRepeat.isRepeat(STATED, STATED.withDueAt(null))).isFalse();
    assertThat(ReportRepeat.isRepeat(STATED, STATED.withDueAt(STATED.reportedAt()))).isFalse();
  }
}
