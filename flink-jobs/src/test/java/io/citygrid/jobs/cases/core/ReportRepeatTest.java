package io.citygrid.jobs.cases.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
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

  @Test
  void anotherStatedLimitIsAnotherReport() {
    assertThat(ReportRepeat.isRepeat(STATED, STATED.withDueAt(null))).isFalse();
    assertThat(ReportRepeat.isRepeat(STATED, STATED.withDueAt(STATED.reportedAt()))).isFalse();
  }
}
