package io.citygrid.jobs.cases.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import org.junit.jupiter.api.Test;

class CaseLifeTest {
  private static final Report STATED = TestvilleMessages.WASTE_TRANSFERRED;

  @Test
  void anotherStatedLimitIsAnotherReport() {
    assertThat(CaseLife.content(STATED)).isNotEqualTo(CaseLife.content(STATED.withDueAt(null)));
    assertThat(CaseLife.content(STATED))
        .isNotEqualTo(CaseLife.content(STATED.withDueAt(STATED.reportedAt())));
  }

  @Test
  void aReportWithoutLimitKeepsTheFingerprintThatOldStateHolds() {
    assertThat(CaseLife.content(TestvilleMessages.WASTE))
        .isEqualTo("02cc9a41d707379706a3f509ef779514");
  }
}
