package io.citygrid.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.WorkKind;
import io.citygrid.city.wire.ViewIndexes;
import org.junit.jupiter.api.Test;

class CaseProjectionTest {
  @Test
  void aCaseIsListedInItsDistrictAndInEveryAreaBelow() {
    assertThat(CaseProjection.project(TestvilleMessages.DISPATCHED).indexes())
        .contains(
            ViewIndexes.casesOfDistrict("990101", CaseState.DISPATCHED),
            ViewIndexes.casesOfArea("990101001", CaseState.DISPATCHED))
        .doesNotContain(ViewIndexes.casesOfArea("990101", CaseState.DISPATCHED));
  }

  @Test
  void aCaseIsInHandOfItsDepartmentUntilItIsHandedIn() {
    String inHand = ViewIndexes.casesInHand("river-urban");

    assertThat(CaseProjection.project(TestvilleMessages.DISPATCHED).indexes()).contains(inHand);
    assertThat(CaseProjection.project(TestvilleMessages.UNDER_CHECK).indexes())
        .contains(ViewIndexes.casesOfDepartment("river-urban"))
        .doesNotContain(inHand);
  }

  @Test
  void aCaseThatLiesNowhereIsListedInNoArea() {
    assertThat(CaseProjection.project(TestvilleMessages.ON_MANUAL_DESK).indexes())
        .contains(ViewIndexes.casesNowhere(CaseState.ON_MANUAL_DESK))
        .contains(ViewIndexes.work(WorkKind.DISPATCH))
        .noneMatch(index -> index.startsWith("cases:area:") || index.startsWith("cases:district:"));
  }

  @Test
  void aCaseIsListedUnderItsMarksAndUnderWhatItWaitsFor() {
    assertThat(CaseProjection.project(TestvilleMessages.UNDER_CHECK).indexes())
        .contains(
            ViewIndexes.casesOfFlag(CaseFlag.SUPERVISED),
            ViewIndexes.work(WorkKind.CHECK),
            ViewIndexes.workOfArea(WorkKind.CHECK, "990101001"),
            ViewIndexes.workOfArea(WorkKind.CHECK, "990100"))
        .doesNotContain(ViewIndexes.work(WorkKind.CLOSING));
  }
}
