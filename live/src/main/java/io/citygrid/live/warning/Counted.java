package io.citygrid.live.warning;

import io.citygrid.city.Names;
import io.citygrid.city.event.WarningPlace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert, a finding or a bulletin that a desk knows.
 *
 * @param since when it began to count; of one that only ended, when it ended
 * @param until it stops counting, or is forgotten, then; null when it does not by itself
 * @param hasEnded true when it counts no more: it is remembered so that hearing of it again, late
 *     or twice, does not bring it back
 * @param version in which it was told: what is told of a finding anew takes the place of what an
 *     earlier version told; 0 in state from before there were such rules
 */
public record Counted(
    String id,
    double value,
    Instant since,
    @Nullable Instant until,
    boolean hasEnded,
    WarningPlace place,
    Names title,
    Names instruction,
    long version) {
  static Counted of(Signal signal, Instant forgottenAt) {
    boolean hasEnded = signal.kind() == SignalKind.END;
    return new Counted(
        signal.thing(),
        signal.value(),
        signal.at(),
        hasEnded ? forgottenAt : signal.until(),
        hasEnded,
        signal.place(),
        signal.title(),
        signal.instruction(),
        signal.version());
  }

  Counted ended(Instant forgottenAt) {
    return new Counted(id, value, since, forgottenAt, true, place, title, instruction, version);
  }

  /** True when something happens to it by itself no later than this. */
  boolean isDue(Instant moment) {
    return until != null && !until.isAfter(moment);
  }
}
