package io.citygrid.live.warning;

import io.citygrid.city.Names;
import io.citygrid.city.WarningRule;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningPlace;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that matters to a rule of the city. Carries the rule as it stood in the version of the
 * city under which it was found.
 *
 * @param subject of what: with the rule it names the desk
 * @param thing id of the alert, finding or bulletin; empty for a value
 * @param version of the value: of the same {@code at} the highest counts; of the finding
 * @param value the metric's value; of a bulletin its level, blue is 1; of an alert 1; of a finding
 *     how many cases it counts
 * @param at when, in event time
 * @param until the thing ends by itself then; null when it does not
 * @param place where a warning would hold
 * @param title what a warning would say
 * @param instruction what would be to be done
 */
public record Signal(
    WarningRule rule,
    String subject,
    SignalKind kind,
    String thing,
    long version,
    double value,
    Instant at,
    @Nullable Instant until,
    WarningPlace place,
    Names title,
    Names instruction,
    Versions versions) {
  /** The order in which a desk hears them: whatever came in which order gives the same. */
  public static final Comparator<Signal> ORDER =
      Comparator.comparing(Signal::at)
          .thenComparing(Signal::version)
          .thenComparing(Signal::kind)
          .thenComparing(Signal::thing)
          .thenComparing(Signal::value)
          .thenComparing(signal -> signal.versions().city());

  private static final char SEPARATOR = '/';

  /** Names the desk that hears it. */
  public String desk() {
    return desk(rule.id(), subject);
  }

  /** Names the desk of a rule, whose id has no slash, and a subject. */
  public static String desk(String rule, String subject) {
    return rule + SEPARATOR + subject;
  }
}
