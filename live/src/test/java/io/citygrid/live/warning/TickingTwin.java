package io.citygrid.live.warning;

import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The slow twin of {@link Warnings}: looks at every minute, and at each one goes through all values
 * that were ever heard. Nobody acknowledges anything.
 */
final class TickingTwin {
  private record Point(long minute, double value) {}

  private record Thing(double value, @Nullable Long until, boolean hasEnded, long version) {}

  private final WarningRule rule;
  private final List<String> told = new ArrayList<>();
  private final List<Point> history = new ArrayList<>();
  private final Map<String, Thing> things = new HashMap<>();
  private long heard = Long.MIN_VALUE;
  private int held;
  private boolean isOpen;
  private boolean isEscalated;
  private long levelSince;
  private long validUntil;

  private TickingTwin(WarningRule rule) {
    this.rule = rule;
  }

  /** What is told, as {@link Given#told} writes it. */
  static List<String> told(List<Signal> signals, long untilMinute) {
    TickingTwin twin = new TickingTwin(signals.get(0).rule());
    long first = signals.stream().mapToLong(signal -> Given.minute(signal.at())).min().orElse(0);
    for (long minute = first; minute <= untilMinute; minute++) {
      twin.pass(minute);
      twin.hear(minute, signals);
    }
    return twin.told;
  }

  private void pass(long now) {
    boolean isOver =
        things.values().stream()
            .anyMatch(thing -> !thing.hasEnded() && thing.until() != null && thing.until() <= now);
    things.values().removeIf(thing -> thing.until() != null && thing.until() <= now);
    boolean isBulletin = rule.source() == WarningSource.BULLETIN;
    if (!isBulletin && heard != Long.MIN_VALUE && now >= heard + rule.validMinutes()) {
      if (isOpen) {
        tell(now, "EXPIRED");
      }
      forget();
      return;
    }
    if (isOver) {
      history.add(new Point(now, measure()));
    }
    settle(now, isOver);
    if (isOpen && !isEscalated && now >= levelSince + rule.recipients().escalateAfterMinutes()) {
      tell(now, "ESCALATED");
      isEscalated = true;
    }
    if (isBulletin && things.isEmpty()) {
      forget();
    }
  }

  private void hear(long now, List<Signal> signals) {
    List<Signal> mine =
        signals.stream()
            .filter(signal -> Given.minute(signal.at()) == now)
            .distinct()
            .sorted(Signal.ORDER)
            .toList();
    boolean isNews = false;
    for (Signal signal : mine) {
      isNews |= take(signal, now);
    }
    if (isNews) {
      heard = now;
      double latest =
          rule.source() == WarningSource.METRIC
              ? mine.stream().max(Comparator.comparing(Signal::version)).orElseThrow().value()
              : measure();
      history.add(new Point(now, latest));
      settle(now, false);
    }
  }

  private boolean take(Signal signal, long now) {
    Thing known = things.get(signal.thing());
    Instant until = signal.until();
    if (rule.source() == WarningSource.FINDING) {
      boolean isOver = signal.kind() == SignalKind.END;
      boolean isNews = known == null || known.version() < signal.version();
      if (isNews) {
        Long forgotten = isOver ? now + rule.validMinutes() : null;
        things.put(signal.thing(), new Thing(signal.value(), forgotten, isOver, signal.version()));
      }
      return isNews;
    }
    return switch (signal.kind()) {
      case VALUE -> true;
      case BEGIN -> {
        if (known != null || (until != null && Given.minute(until) <= now)) {
          yield false;
        }
        things.put(
            signal.thing(),
            new Thing(signal.value(), until == null ? null : Given.minute(until), false, 0));
        yield true;
      }
      case END -> {
        if (known != null && known.hasEnded()) {
          yield false;
        }
        things.put(signal.thing(), new Thing(0, now + rule.validMinutes(), true, 0));
        yield true;
      }
    };
  }

  private double measure() {
    var counting = things.values().stream().filter(thing -> !thing.hasEnded()).toList();
    return rule.source() == WarningSource.ALERT
        ? counting.size()
        : counting.stream().mapToDouble(Thing::value).max().orElse(0);
  }

  private interface Test {
    boolean of(double value);
  }

  /** True when all values of the hold time passed the test, back to one that is old enough. */
  private boolean lasted(long now, Test test) {
    for (int i = history.size() - 1; i >= 0 && test.of(history.get(i).value()); i--) {
      // Of several points in a minute the last one is what the minute was.
      boolean isLastOfItsMinute =
          i == history.size() - 1 || history.get(i + 1).minute() > history.get(i).minute();
      if (isLastOfItsMinute && history.get(i).minute() + rule.holdMinutes() <= now) {
        return true;
      }
    }
    return false;
  }

  private void settle(long now, boolean byTime) {
    int next = 0;
    for (int steps = rule.steps().size(); steps > 0 && next == 0; steps--) {
      int step = steps - 1;
      boolean isReached = lasted(now, value -> rule.reaches(step, value));
      boolean isKept = steps <= held && !lasted(now, value -> rule.leaves(step, value));
      next = isReached || isKept ? steps : 0;
    }
    long valid = validity(now);
    if (!isOpen && next > 0) {
      isOpen = true;
      isEscalated = false;
      levelSince = now;
      held = next;
      tell(now, "RAISED");
      validUntil = valid;
    } else if (isOpen && next == 0) {
      tell(now, byTime ? "EXPIRED" : "CANCELLED");
      isOpen = false;
    } else if (isOpen && (next != held || isBulletinLonger(valid))) {
      isEscalated &= next <= held;
      levelSince = next > held ? now : levelSince;
      held = next;
      tell(now, "UPDATED");
      validUntil = valid;
    } else if (isOpen && 2 * (validUntil - now) <= rule.validMinutes() && valid > validUntil) {
      tell(now, "EXTENDED");
      validUntil = valid;
    }
    held = next;
  }

  private boolean isBulletinLonger(long valid) {
    return rule.source() == WarningSource.BULLETIN && valid != validUntil;
  }

  private long validity(long now) {
    return rule.source() == WarningSource.BULLETIN
        ? things.values().stream()
            .filter(thing -> !thing.hasEnded() && thing.until() != null)
            .mapToLong(Thing::until)
            .max()
            .orElse(now)
        : heard + rule.validMinutes();
  }

  private void tell(long now, String change) {
    told.add(now + " " + change + " " + rule.steps().get(held - 1).level());
  }

  private void forget() {
    history.clear();
    things.clear();
    heard = Long.MIN_VALUE;
    held = 0;
    isOpen = false;
  }
}
