package io.citygrid.live.warning;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.DutyRole;
import io.citygrid.city.FindingCondition;
import io.citygrid.city.Names;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules and signals of the tests; times are minutes. */
final class Given {
  static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  static final WarningPlace RIVER =
      new WarningPlace(List.of("990101"), List.of("990100", "990101", "990101001"), false);
  static final Names TITLE = new Names("江区 · 拥堵", "River District · Congestion");
  static final Names TO_DO = new Names("疏导", "Direct traffic");

  private Given() {}

  static Instant minute(long minute) {
    return START.plusSeconds(minute * 60);
  }

  static long minute(Instant moment) {
    return (moment.getEpochSecond() - START.getEpochSecond()) / 60;
  }

  /** Yellow from 6, orange from 8, red from 9.5; escalates after 15 minutes, valid for 60. */
  static WarningRule congestion(int holdMinutes, double margin) {
    return rule(
        WarningSource.METRIC,
        List.of(
            new WarningRule.Step(AlertLevel.YELLOW, 6),
            new WarningRule.Step(AlertLevel.ORANGE, 8),
            new WarningRule.Step(AlertLevel.RED, 9.5)),
        holdMinutes,
        margin,
        false);
  }

  /** Yellow from 2 alerts, red from 4. */
  static WarningRule flooding(int holdMinutes) {
    return rule(
        WarningSource.ALERT,
        List.of(
            new WarningRule.Step(AlertLevel.YELLOW, 2), new WarningRule.Step(AlertLevel.RED, 4)),
        holdMinutes,
        0,
        false);
  }

  static WarningRule bulletins() {
    List<WarningRule.Step> steps = new ArrayList<>();
    for (AlertLevel level : AlertLevel.values()) {
      steps.add(new WarningRule.Step(level, level.ordinal() + 1));
    }
    return rule(WarningSource.BULLETIN, steps, 0, 0, false);
  }

  /** Blue from 5 cases, orange from 10. */
  static WarningRule clusters(int holdMinutes) {
    return rule(
        WarningSource.FINDING,
        List.of(
            new WarningRule.Step(AlertLevel.BLUE, 5), new WarningRule.Step(AlertLevel.ORANGE, 10)),
        holdMinutes,
        0,
        false);
  }

  static WarningRule rule(
      WarningSource source,
      List<WarningRule.Step> steps,
      int holdMinutes,
      double margin,
      boolean isBelow) {
    return new WarningRule(
        "r",
        new Names("拥堵", "Congestion"),
        source,
        "*",
        List.of(),
        AreaLevel.DISTRICT,
        isBelow,
        steps,
        margin,
        0,
        holdMinutes,
        60,
        new WarningRule.Recipients(
            List.of("traffic-police"),
            List.of(DutyRole.OPERATOR),
            15,
            List.of(DutyRole.SUPERVISOR)),
        TO_DO,
        source == WarningSource.FINDING ? new FindingCondition(List.of(), 1) : null);
  }

  static Signal value(WarningRule rule, long minute, double value) {
    return value(rule, minute, value, 1);
  }

  static Signal value(WarningRule rule, long minute, double value, long version) {
    return signal(rule, SignalKind.VALUE, "", version, value, minute, null);
  }

  static Signal begin(WarningRule rule, long minute, String thing) {
    return signal(rule, SignalKind.BEGIN, thing, 1, 1, minute, null);
  }

  static Signal bulletin(
      WarningRule rule, long minute, String id, AlertLevel level, long untilMinute) {
    return signal(rule, SignalKind.BEGIN, id, 0, level.ordinal() + 1, minute, minute(untilMinute));
  }

  /** A finding as a version of it says: so many cases, or over with 0. */
  static Signal finding(WarningRule rule, long minute, String id, long version, int cases) {
    SignalKind kind = cases == 0 ? SignalKind.END : SignalKind.BEGIN;
    return signal(rule, kind, id, version, cases, minute, null);
  }

  static Signal end(WarningRule rule, long minute, String thing) {
    return signal(rule, SignalKind.END, thing, 2, 0, minute, null);
  }

  private static Signal signal(
      WarningRule rule,
      SignalKind kind,
      String thing,
      long version,
      double value,
      long minute,
      @Nullable Instant until) {
    return new Signal(
        rule,
        "traffic/area/990101/index",
        kind,
        thing,
        version,
        value,
        minute(minute),
        until,
        RIVER,
        TITLE,
        TO_DO,
        new Versions(1, 1, 1));
  }

  /** All that a desk tells of signals, whatever order they stand in, and of the time after. */
  static List<WarningEvent> events(List<Signal> signals, long untilMinute) {
    List<WarningEvent> events = new ArrayList<>();
    Desk desk = null;
    for (Map.Entry<Instant, List<Signal>> moment : Inbox.moments(signals).entrySet()) {
      Decided decided = Warnings.hear(desk, moment.getValue());
      desk = decided.desk();
      events.addAll(decided.events());
    }
    if (desk != null) {
      events.addAll(Warnings.pass(desk, minute(untilMinute)).events());
    }
    return events;
  }

  /** The desk after signals. */
  static Desk desk(List<Signal> signals) {
    Desk desk = null;
    for (List<Signal> moment : Inbox.moments(signals).values()) {
      desk = Warnings.hear(desk, moment).desk();
    }
    if (desk == null) {
      throw new IllegalStateException("the desk is forgotten");
    }
    return desk;
  }

  /** Such as {@code 10 RAISED YELLOW}. */
  static String told(WarningEvent event) {
    return minute(event.at()) + " " + event.change() + " " + event.level();
  }
}
