package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Versions;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitTallyTest {
  private static final Instant OPENED = Instant.parse("2011-07-01T12:00:00Z");
  private static final Instant DUE = OPENED.plusSeconds(3_600);
  private final LimitTally tally = new LimitTally();

  private static MappedRequest row(
      String id, @Nullable Instant closedAt, @Nullable Boolean onTime) {
    return new MappedRequest(
        id,
        "E0101",
        ReportSource.HOTLINE,
        "",
        null,
        0,
        false,
        OPENED,
        DUE,
        closedAt,
        onTime,
        Map.of(),
        List.of(),
        List.of());
  }

  private static CaseView ended(CaseState state, @Nullable Instant endedAt) {
    CaseFacts begun = CaseFacts.initial(TestvilleMessages.WASTE, AreaLevel.CITY);
    CaseFacts facts =
        new CaseFacts(
            begun.category(),
            begun.position(),
            "",
            begun.level(),
            false,
            "",
            List.of(),
            "",
            List.of(),
            0,
            0,
            0,
            0,
            0,
            0,
            List.of(),
            null,
            "",
            null,
            null,
            null,
            "",
            "",
            List.of(),
            List.of(),
            null,
            endedAt,
            null,
            List.of(
                new CaseLimit(LimitStage.DISPATCH, OPENED, OPENED, OPENED, DUE, Light.RED),
                new CaseLimit(LimitStage.HANDLING, OPENED, DUE, OPENED, endedAt, Light.GREEN)),
            0,
            null);
    return new CaseView(
        "CASE",
        9,
        state,
        OPENED,
        "E0101",
        ReportSource.HOTLINE,
        "replay",
        "",
        null,
        OPENED,
        OPENED,
        "",
        List.of(),
        "",
        List.of(),
        "",
        "water",
        "",
        null,
        List.of(),
        new Versions(1, 1, 1),
        null,
        facts);
  }

  @Test
  void comparesTheCitysClockWithTheFlagAndNotWithTheRowsTimes() {
    Instant early = DUE.minusSeconds(1);
    Instant late = DUE.plusSeconds(1);
    tally.count(row("in time", early, true), ended(CaseState.CLOSED, early));
    tally.count(row("in the very second", DUE, true), ended(CaseState.CLOSED, DUE));
    tally.count(row("late", late, false), ended(CaseState.CLOSED, late));
    tally.count(row("clock says late", early, true), ended(CaseState.CLOSED, late));
    tally.count(row("clock says in time", late, false), ended(CaseState.CLOSED, early));

    assertThat(tally.agreement())
        .isEqualTo(
            new LimitAgreement(5, 3, 2, List.of("clock says late", "clock says in time"), 0, 0));
  }

  @Test
  void countsApartWhatCannotBeCompared() {
    tally.count(row("says nothing", DUE, null), ended(CaseState.CLOSED, DUE));
    tally.count(row("case still open", DUE, true), ended(CaseState.HANDLED, DUE));
    tally.count(row("not closed in the data", null, false), ended(CaseState.DISPATCHED, null));

    assertThat(tally.agreement()).isEqualTo(new LimitAgreement(0, 0, 0, List.of(), 1, 1));
  }
}
