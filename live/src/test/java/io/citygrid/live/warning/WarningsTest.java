package io.citygrid.live.warning;

import static io.citygrid.live.warning.Given.begin;
import static io.citygrid.live.warning.Given.bulletin;
import static io.citygrid.live.warning.Given.end;
import static io.citygrid.live.warning.Given.finding;
import static io.citygrid.live.warning.Given.minute;
import static io.citygrid.live.warning.Given.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.DutyRole;
import io.citygrid.city.WarningRule;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningState;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private static List<String> told(long until, Signal... signals) {
    return Given.events(List.of(signals), until).stream().map(Given::told).toList();
  }

  @Test
  void isRaisedWhenTheLevelWasReachedForTheHoldTime() {
    WarningRule rule = Given.congestion(10, 1);
    assertThat(told(30, value(rule, 0, 7), value(rule, 5, 7), value(rule, 10, 7)))
        .containsExactly("10 RAISED YELLOW", "25 ESCALATED YELLOW");
    assertThat(told(30, value(rule, 0, 7), value(rule, 5, 5.9), value(rule, 10, 7)))
        .as("a value below breaks the time")
        .containsExactly("20 RAISED YELLOW");
    assertThat(told(9, value(rule, 0, 7))).isEmpty();
  }

  @Test
  void isOneWarningThatChangesItsLevelAndEnds() {
    WarningRule rule = Given.congestion(0, 1);
    List<WarningEvent> events =
        Given.events(
            List.of(
                value(rule, 0, 6.5),
                value(rule, 1, 9.6),
                value(rule, 2, 9.9),
                value(rule, 3, 8.6),
                value(rule, 4, 8.4),
                value(rule, 5, 4)),
            6);
    assertThat(events)
        .extracting(Given::told)
        .containsExactly(
            "0 RAISED YELLOW", "1 UPDATED RED", "4 UPDATED ORANGE", "5 CANCELLED ORANGE");
    assertThat(events).extracting(WarningEvent::warningId).containsOnly(events.get(0).warningId());
    assertThat(events).extracting(WarningEvent::version).containsExactly(1L, 2L, 3L, 4L);
    assertThat(events.get(3).state()).isEqualTo(WarningState.CANCELLED);
    assertThat(events.get(0).warningId())
        .isEqualTo("r/traffic/area/990101/index/" + Given.START.toEpochMilli());
  }

  @Test
  void fallsOnlyBelowTheMarginForTheHoldTime() {
    WarningRule rule = Given.congestion(5, 1);
    assertThat(told(29, value(rule, 0, 7), value(rule, 6, 5.5), value(rule, 12, 5)))
        .as("5.5 and 5 are not more than 1 below 6")
        .containsExactly("5 RAISED YELLOW", "20 ESCALATED YELLOW");
    assertThat(told(40, value(rule, 0, 7), value(rule, 6, 4.9), value(rule, 10, 4.9)))
        .containsExactly("5 RAISED YELLOW", "11 CANCELLED YELLOW");
    assertThat(told(14, value(rule, 0, 7), value(rule, 6, 4.9), value(rule, 10, 5.5)))
        .containsExactly("5 RAISED YELLOW");
  }

  @Test
  void isTheSameForHoursWithoutAFlood() {
    WarningRule rule = Given.congestion(0, 1);
    Signal[] day = new Signal[600];
    for (int minute = 0; minute < day.length; minute++) {
      day[minute] = value(rule, minute, 7 + minute % 2 * 0.5);
    }
    assertThat(told(599, day))
        .hasSize(22)
        .startsWith(
            "0 RAISED YELLOW", "15 ESCALATED YELLOW", "30 EXTENDED YELLOW", "59 EXTENDED YELLOW");
  }

  @Test
  void isForgottenWithTheRestWhenNothingIsHeard() {
    WarningRule rule = Given.congestion(10, 1);
    assertThat(told(200, value(rule, 0, 7), value(rule, 100, 7), value(rule, 105, 7)))
        .as("a value of before the silence counts for nothing")
        .containsExactly(
            "10 RAISED YELLOW",
            "25 ESCALATED YELLOW",
            "60 EXPIRED YELLOW",
            "110 RAISED YELLOW",
            "125 ESCALATED YELLOW",
            "165 EXPIRED YELLOW");
    Desk desk = Given.desk(List.of(value(rule, 0, 3)));
    assertThat(Warnings.pass(desk, minute(60)).desk()).isNull();
    assertThat(Warnings.pass(desk, minute(59)).desk()).isNotNull();
  }

  @Test
  void tellsMoreWhenNobodyTakesItInHandAndAgainWhenItRises() {
    WarningRule rule = Given.congestion(0, 1);
    List<WarningEvent> events =
        Given.events(List.of(value(rule, 0, 7), value(rule, 20, 9.7), value(rule, 30, 9.7)), 40);
    assertThat(events)
        .extracting(Given::told)
        .containsExactly(
            "0 RAISED YELLOW", "15 ESCALATED YELLOW", "20 UPDATED RED", "35 ESCALATED RED");
    assertThat(events.get(1).roles()).containsExactly(DutyRole.OPERATOR, DutyRole.SUPERVISOR);
    assertThat(events.get(2).roles()).containsExactly(DutyRole.OPERATOR);
    assertThat(events.get(2).escalated()).isFalse();
  }

  @Test
  void countsAlertsThatAreRaisedNow() {
    WarningRule rule = Given.flooding(0);
    assertThat(
            told(
                14,
                begin(rule, 0, "a"),
                begin(rule, 1, "b"),
                begin(rule, 2, "b"),
                begin(rule, 3, "c"),
                begin(rule, 4, "d"),
                end(rule, 5, "a"),
                begin(rule, 6, "a"),
                end(rule, 7, "b"),
                end(rule, 8, "c")))
        .as("b is one alert, and a does not come back")
        .containsExactly(
            "1 RAISED YELLOW", "4 UPDATED RED", "5 UPDATED YELLOW", "8 CANCELLED YELLOW");
  }

  @Test
  void namesTheAlertsItRestsOn() {
    WarningRule rule = Given.flooding(0);
    assertThat(Given.events(List.of(begin(rule, 0, "a"), begin(rule, 1, "b")), 1).get(0).evidence())
        .containsExactly("b", "a");
  }

  @Test
  void aBulletinIsReplacedInOneStep() {
    WarningRule rule = Given.bulletins();
    assertThat(
            told(
                200,
                bulletin(rule, 0, "1", AlertLevel.YELLOW, 90),
                bulletin(rule, 5, "2", AlertLevel.RED, 60),
                end(rule, 5, "1"),
                bulletin(rule, 9, "3", AlertLevel.BLUE, 30),
                end(rule, 9, "2"),
                bulletin(rule, 10, "1", AlertLevel.YELLOW, 90)))
        .as("the first one, heard again, is over")
        .containsExactly(
            "0 RAISED YELLOW",
            "5 UPDATED RED",
            "9 UPDATED BLUE",
            "20 ESCALATED BLUE",
            "30 EXPIRED BLUE");
  }

  @Test
  void aBulletinThatCameTooLateSaysNothing() {
    WarningRule rule = Given.bulletins();
    assertThat(told(50, bulletin(rule, 10, "1", AlertLevel.RED, 10))).isEmpty();
  }

  @Test
  void aFindingHasOneWarningThatFollowsIt() {
    WarningRule rule = Given.clusters(0);
    List<WarningEvent> events =
        Given.events(
            List.of(
                finding(rule, 0, "a", 1, 4),
                finding(rule, 10, "a", 2, 6),
                finding(rule, 20, "a", 3, 12),
                finding(rule, 30, "a", 4, 12),
                finding(rule, 40, "a", 5, 0)),
            200);
    assertThat(events)
        .extracting(Given::told)
        .containsExactly(
            "10 RAISED BLUE", "20 UPDATED ORANGE", "35 ESCALATED ORANGE", "40 CANCELLED ORANGE");
    assertThat(events).extracting(WarningEvent::value).containsExactly(6.0, 12.0, 12.0, 0.0);
    assertThat(events.get(1).evidence()).containsExactly("a");
  }

  @Test
  void aFindingThatNobodyTellsOfAnyMoreIsWarnedOfNoLonger() {
    WarningRule rule = Given.clusters(0);
    assertThat(told(200, finding(rule, 0, "a", 1, 6), finding(rule, 100, "a", 2, 6)))
        .containsExactly(
            "0 RAISED BLUE",
            "15 ESCALATED BLUE",
            "60 EXPIRED BLUE",
            "100 RAISED BLUE",
            "115 ESCALATED BLUE",
            "160 EXPIRED BLUE");
  }

  /** A cluster that shares no case with the one before is another finding, told in one review. */
  @Test
  void aFindingThatTakesThePlaceOfAnotherKeepsTheWarning() {
    WarningRule rule = Given.clusters(0);
    List<WarningEvent> events =
        Given.events(
            List.of(
                finding(rule, 0, "a", 1, 6),
                finding(rule, 5, "a", 2, 0),
                finding(rule, 5, "b", 1, 11)),
            6);
    assertThat(events).extracting(Given::told).containsExactly("0 RAISED BLUE", "5 UPDATED ORANGE");
    assertThat(events.get(1).evidence()).containsExactly("b");
  }

  @Test
  void whatAnEarlierVersionOfAFindingSaidComesTooLate() {
    WarningRule rule = Given.clusters(0);
    Desk desk = Given.desk(List.of(finding(rule, 5, "a", 2, 6)));
    Decided late = Warnings.hear(desk, List.of(finding(rule, 3, "a", 1, 12)));
    assertThat(late).isEqualTo(new Decided(desk, List.of()));
  }

  @Test
  void anOlderValueChangesNothing() {
    WarningRule rule = Given.congestion(0, 1);
    Desk desk = Given.desk(List.of(value(rule, 5, 4)));
    Decided late = Warnings.hear(desk, List.of(value(rule, 3, 9.9)));
    assertThat(late.events()).isEmpty();
    assertThat(late.desk()).isEqualTo(desk);
    Decided corrected = Warnings.hear(desk, List.of(value(rule, 5, 9.9, 2)));
    assertThat(corrected.events()).extracting(Given::told).containsExactly("5 RAISED RED");
  }
}
