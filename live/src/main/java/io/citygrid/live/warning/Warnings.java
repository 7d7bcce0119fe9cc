package io.citygrid.live.warning;

import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one rule and subject when a warning is raised, changes and ends.
 *
 * <p>A value holds until the next one. A level is reached when all values of the rule's hold time
 * reached it, and left when all of them were below it by more than the margin. There is one open
 * warning at most; a change of its level changes it. A warning that rises waits to be acknowledged
 * again. When a person has cancelled it, only a worse level warns again before all was over.
 */
public final class Warnings {
  private Warnings() {}

  /**
   * Hears what happened at one moment, after all that the desk does by itself up to then.
   *
   * @param known null before the first signal of this rule and subject
   * @param moment signals of this desk with the same {@code at}, as {@link Inbox} orders them; one
   *     from before what the desk has heard counts from now on, an older value not at all
   */
  public static Decided hear(@Nullable Desk known, List<Signal> moment) {
    List<WarningEvent> events = new ArrayList<>();
    Instant at = moment.get(0).at();
    Desk desk = known == null ? null : run(known, at, events);
    boolean isNews = false;
    for (Signal signal : moment) {
      Desk before = desk == null ? Desk.opened(signal) : desk;
      Desk after = take(before, signal);
      isNews |= after != before || desk == null;
      desk = after;
    }
    if (desk == null || !isNews) {
      return new Decided(desk, events);
    }
    Instant now = at.isAfter(desk.heardAt()) ? at : desk.heardAt();
    return new Decided(settle(measured(desk, now), now, false, events), events);
  }

  /**
   * All that the desk does by itself up to and with a moment.
   *
   * @return what it is then, null when it is forgotten, and what it has to tell
   */
  public static Decided pass(Desk desk, Instant moment) {
    List<WarningEvent> events = new ArrayList<>();
    return new Decided(run(desk, moment, events), events);
  }

  /** When the desk does something by itself next; empty when it waits for signals only. */
  public static Optional<Instant> findNext(Desk desk) {
    Stream.Builder<Instant> moments = Stream.builder();
    for (int step = 0; step < desk.streaks().size(); step++) {
      Streak streak = desk.streaks().get(step);
      Instant turning = step < desk.held() ? streak.leftSince() : streak.reachedSince();
      if (turning != null) {
        moments.add(turning.plus(desk.rule().hold()));
      }
    }
    addIfThere(moments, desk.silentAt());
    addIfThere(moments, desk.escalatesAt());
    addIfThere(moments, desk.extendsAt());
    desk.things().forEach(thing -> addIfThere(moments, thing.until()));
    return moments.build().min(Comparator.naturalOrder());
  }

  private static void addIfThere(Stream.Builder<Instant> moments, @Nullable Instant moment) {
    if (moment != null) {
      moments.add(moment);
    }
  }

  private static @Nullable Desk run(Desk from, Instant until, List<WarningEvent> events) {
    Desk desk = from;
    Optional<Instant> next = findNext(desk);
    while (next.isPresent() && !next.get().isAfter(until)) {
      Desk after = at(desk, next.get(), events);
      if (after == null) {
        return null;
      }
      desk = after;
      next = findNext(desk);
    }
    return desk;
  }

  /** What happens by itself at this very moment. */
  private static @Nullable Desk at(Desk from, Instant moment, List<WarningEvent> events) {
    List<Counted> left = from.things().stream().filter(thing -> !thing.isDue(moment)).toList();
    boolean isOver = from.counting().stream().anyMatch(thing -> thing.isDue(moment));
    Desk desk = from.withThings(left);
    Instant silent = desk.silentAt();
    if (silent != null && !silent.isAfter(moment)) {
      WarningEvent open = desk.warning();
      if (open != null) {
        events.add(WarningLife.expired(open, desk, moment));
      }
      return null;
    }
    if (isOver) {
      desk = measured(desk, moment);
    }
    desk = settle(desk, moment, isOver, events);
    Instant escalates = desk.escalatesAt();
    WarningEvent open = desk.warning();
    if (open != null && escalates != null && !escalates.isAfter(moment)) {
      WarningEvent escalated = WarningLife.escalated(open, desk.rule(), moment);
      events.add(escalated);
      desk = desk.holding(desk.held(), desk.silenced(), escalated);
    }
    boolean isEmpty = desk.rule().source() == WarningSource.BULLETIN && left.isEmpty();
    return isEmpty ? null : desk;
  }

  /** The same desk when the signal is old or known. */
  private static Desk take(Desk desk, Signal signal) {
    if (signal.kind() == SignalKind.VALUE) {
      Instant latest = desk.valueAt();
      boolean isOld =
          latest != null
              && (signal.at().isBefore(latest)
                  || (signal.at().equals(latest) && signal.version() <= desk.valueVersion()));
      return isOld
          ? desk
          : desk.heard(signal).withLatest(signal.at(), signal.version()).withNumber(signal.value());
    }
    Instant forgottenAt = signal.at().plus(signal.rule().validity());
    Optional<Counted> known =
        desk.things().stream().filter(thing -> thing.id().equals(signal.thing())).findFirst();
    boolean begins = signal.kind() == SignalKind.BEGIN;
    Instant until = signal.until();
    boolean isOver = begins && until != null && !until.isAfter(signal.at());
    boolean mayChange = signal.rule().source() == WarningSource.FINDING;
    boolean isOld =
        known
            .filter(
                thing ->
                    mayChange ? thing.version() >= signal.version() : begins || thing.hasEnded())
            .isPresent();
    if (isOver || isOld) {
      return desk;
    }
    List<Counted> things = new ArrayList<>(desk.things());
    known.ifPresent(things::remove);
    things.add(
        known
            .filter(thing -> !mayChange)
            .map(thing -> thing.ended(forgottenAt))
            .orElseGet(() -> Counted.of(signal, forgottenAt)));
    return desk.heard(signal).withThings(things);
  }

  /** With what is held against the steps from now on, and what a warning would say of it. */
  private static Desk measured(Desk desk, Instant now) {
    List<Counted> counting = desk.counting();
    return switch (desk.rule().source()) {
      case METRIC -> desk.withValue(desk.value(), now);
      case ALERT -> desk.withValue(counting.size(), now);
      case BULLETIN, FINDING -> {
        Optional<Counted> worst = counting.stream().max(Comparator.comparing(Counted::value));
        Desk told =
            worst
                .map(thing -> desk.told(placeOf(counting), thing.title(), thing.instruction()))
                .orElse(desk);
        yield told.withValue(worst.map(Counted::value).orElse(0.0), now);
      }
    };
  }

  private static WarningPlace placeOf(List<Counted> counting) {
    TreeSet<String> areas = new TreeSet<>();
    TreeSet<String> concerned = new TreeSet<>();
    boolean wholeCity = false;
    for (Counted thing : counting) {
      areas.addAll(thing.place().areas());
      concerned.addAll(thing.place().concerned());
      wholeCity |= thing.place().wholeCity();
    }
    return new WarningPlace(List.copyOf(areas), List.copyOf(concerned), wholeCity);
  }

  /** Brings the warning to what the streaks say. */
  private static Desk settle(Desk desk, Instant now, boolean byTime, List<WarningEvent> events) {
    int held = stepsHeld(desk, now);
    WarningEvent open = desk.warning();
    if (open == null) {
      int silenced = held == 0 ? 0 : desk.silenced();
      if (held <= silenced) {
        return desk.holding(held, silenced, null);
      }
      WarningEvent raised = WarningLife.raised(desk, held, now);
      events.add(raised);
      return desk.holding(held, 0, raised);
    }
    if (held == 0) {
      events.add(byTime ? WarningLife.expired(open, desk, now) : WarningLife.over(open, desk, now));
      return desk.holding(0, 0, null);
    }
    WarningEvent after = WarningLife.updated(open, desk, held, now);
    if (after != open) {
      events.add(after);
    }
    return desk.holding(held, 0, after);
  }

  private static int stepsHeld(Desk desk, Instant now) {
    WarningRule rule = desk.rule();
    int held = desk.held();
    while (held > 0 && lasted(desk.streaks().get(held - 1).leftSince(), rule, now)) {
      held--;
    }
    for (int step = held; step < desk.streaks().size(); step++) {
      if (lasted(desk.streaks().get(step).reachedSince(), rule, now)) {
        held = step + 1;
      }
    }
    return held;
  }

  private static boolean lasted(@Nullable Instant since, WarningRule rule, Instant now) {
    return since != null && !since.plus(rule.hold()).isAfter(now);
  }
}
