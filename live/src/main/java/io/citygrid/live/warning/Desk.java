package io.citygrid.live.warning;

import io.citygrid.city.Names;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a rule and a subject. It begins with the first signal and is forgotten as a
 * whole when nothing was heard for as long as the rule's warnings are valid, or when the last
 * bulletin is over and forgotten.
 *
 * @param rule as the latest signal brought it
 * @param things alerts, findings or bulletins by id; none for a metric
 * @param value what is held against the steps: a metric's latest value, how many alerts count, how
 *     many cases the worst finding counts, or the level of the worst bulletin
 * @param valueAt the time of a metric's latest value
 * @param valueVersion its version
 * @param streaks one for each step
 * @param held so many steps are reached now
 * @param silenced so many steps a person does not want to be warned of again until all is over
 * @param warning the open warning; null when there is none
 * @param heardAt the time of the latest signal
 * @param lastCommand id of the command that was followed last; empty before the first
 */
public record Desk(
    WarningRule rule,
    String subject,
    List<Counted> things,
    double value,
    @Nullable Instant valueAt,
    long valueVersion,
    List<Streak> streaks,
    int held,
    int silenced,
    @Nullable WarningEvent warning,
    Instant heardAt,
    WarningPlace place,
    Names title,
    Names instruction,
    Versions versions,
    String lastCommand) {

  static Desk opened(Signal signal) {
    return new Desk(
        signal.rule(),
        signal.subject(),
        List.of(),
        0,
        null,
        0,
        fresh(signal.rule()),
        0,
        0,
        null,
        signal.at(),
        signal.place(),
        signal.title(),
        signal.instruction(),
        signal.versions(),
        "");
  }

  private static List<Streak> fresh(WarningRule rule) {
    return List.copyOf(Collections.nCopies(rule.steps().size(), Streak.NONE));
  }

  /** Those that count now, the latest first. */
  List<Counted> counting() {
    return things.stream()
        .filter(thing -> !thing.hasEnded())
        .sorted(Comparator.comparing(Counted::since).reversed().thenComparing(Counted::id))
        .toList();
  }

  /** When it is forgotten for want of news; null for bulletins, which say themselves how long. */
  @Nullable Instant silentAt() {
    return rule.source() == WarningSource.BULLETIN ? null : heardAt.plus(rule.validity());
  }

  /** When nobody has taken its warning in hand for too long; null when that cannot be. */
  @Nullable Instant escalatesAt() {
    int minutes = rule.recipients().escalateAfterMinutes();
    WarningEvent open = warning;
    return minutes == 0 || open == null || !open.waitsForSomebody() || open.escalated()
        ? null
        : open.levelSince().plusSeconds(minutes * 60L);
  }

  /**
   * When it is to be told that its warning holds longer than was told: when half of the validity is
   * left; null when nothing was heard since.
   */
  @Nullable Instant extendsAt() {
    WarningEvent open = warning;
    Instant silent = silentAt();
    return open == null || silent == null || !silent.isAfter(open.validUntil())
        ? null
        : open.validUntil().minus(rule.validity().dividedBy(2));
  }

  /** Until when a warning of it is valid, as of now. */
  Instant validUntil(Instant now) {
    Instant silent = silentAt();
    if (silent != null) {
      return silent;
    }
    return counting().stream()
        .map(Counted::until)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  Desk withThings(List<Counted> changed) {
    return with(desk -> desk.things = changed);
  }

  /** With a value that holds from then on. */
  Desk withValue(double now, Instant at) {
    List<Streak> after = new ArrayList<>();
    for (int step = 0; step < streaks.size(); step++) {
      after.add(streaks.get(step).with(rule.reaches(step, now), rule.leaves(step, now), at));
    }
    return measured(now, valueAt, valueVersion, after);
  }

  /** With a value that is still to be held against the steps. */
  Desk withNumber(double now) {
    return measured(now, valueAt, valueVersion, streaks);
  }

  Desk withLatest(Instant at, long version) {
    return measured(value, at, version, streaks);
  }

  private Desk measured(double now, @Nullable Instant at, long version, List<Streak> after) {
    return with(
        desk -> {
          desk.value = now;
          desk.valueAt = at;
          desk.valueVersion = version;
          desk.streaks = after;
        });
  }

  /**
   * With what a signal says of where and what, and the rule as it stands now. Where its levels
   * changed, an open warning is brought to its end under those it was raised by.
   */
  Desk heard(Signal signal) {
    boolean isSameLadder = rule.steps().equals(signal.rule().steps());
    boolean beginsAnew = !isSameLadder && warning == null;
    return with(
        desk -> {
          if (isSameLadder || beginsAnew) {
            desk.rule = signal.rule();
          }
          if (beginsAnew) {
            desk.streaks = fresh(signal.rule());
            desk.held = 0;
          }
          if (signal.at().isAfter(heardAt)) {
            desk.heardAt = signal.at();
          }
          if (signal.kind() != SignalKind.END) {
            desk.place = signal.place();
            desk.title = signal.title();
            desk.instruction = signal.instruction();
          }
          desk.versions = signal.versions();
        });
  }

  Desk told(WarningPlace where, Names what, Names toDo) {
    return with(
        desk -> {
          desk.place = where;
          desk.title = what;
          desk.instruction = toDo;
        });
  }

  Desk holding(int steps, int unwanted, @Nullable WarningEvent open) {
    return with(
        desk -> {
          desk.held = steps;
          desk.silenced = unwanted;
          desk.warning = open;
        });
  }

  Desk followed(String commandId) {
    return with(desk -> desk.lastCommand = commandId);
  }

  private Desk with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.desk();
  }

  /** What may change of a desk, until it is one again. */
  private static final class Draft {
    private final String subject;
    private WarningRule rule;
    private List<Counted> things;
    private double value;
    private @Nullable Instant valueAt;
    private long valueVersion;
    private List<Streak> streaks;
    private int held;
    private int silenced;
    private @Nullable WarningEvent warning;
    private Instant heardAt;
    private WarningPlace place;
    private Names title;
    private Names instruction;
    private Versions versions;
    private String lastCommand;

    Draft(Desk from) {
      this.rule = from.rule;
      this.subject = from.subject;
      this.things = from.things;
      this.value = from.value;
      this.valueAt = from.valueAt;
      this.valueVersion = from.valueVersion;
      this.streaks = from.streaks;
      this.held = from.held;
      this.silenced = from.silenced;
      this.warning = from.warning;
      this.heardAt = from.heardAt;
      this.place = from.place;
      this.title = from.title;
      this.instruction = from.instruction;
      this.versions = from.versions;
      this.lastCommand = from.lastCommand;
    }

    Desk desk() {
      return new Desk(
          rule,
          subject,
          things,
          value,
          valueAt,
          valueVersion,
          streaks,
          held,
          silenced,
          warning,
          heardAt,
          place,
          title,
          instruction,
          versions,
          lastCommand);
    }
  }
}
