package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of all that a source told in an interval, as far as one teller knows. Topic {@code
 * city.quality.v1}, key {@link #key}, at least once: of the same source, part, teller and interval
 * the highest version holds and takes the place of the others.
 *
 * @param source its id in the city's files, or a vehicle's own
 * @param part what of the source: a metric, a lane; empty where it has no parts
 * @param at start of the interval, event time
 * @param seconds its length
 * @param version grows with what is known of the interval
 * @param usable how many were used
 * @param faults of those that were not, each kind once
 * @param lastGood the last that was used; null when none was
 * @param delayMillis from event time to receipt, of what had the least (by amount; negative: the
 *     clock is ahead); null when it is not known
 */
public record QualityNote(
    SourceKind kind,
    String source,
    String part,
    NoteTeller teller,
    Instant at,
    long seconds,
    long version,
    long usable,
    List<FaultCount> faults,
    @Nullable GoodValue lastGood,
    @Nullable Long delayMillis) {
  public QualityNote {
    source = FieldText.id("source", source, Reading.MAX_ID_LENGTH);
    faults = List.copyOf(faults);
    if (seconds < 1) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "seconds", "must be at least 1 but is " + seconds);
    }
    if (usable < 0) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "usable", "must not be negative but is " + usable);
    }
  }

  /** What the notes of a source have in common, also its id in the live view. */
  public String key() {
    return kind + "/" + source;
  }
}
