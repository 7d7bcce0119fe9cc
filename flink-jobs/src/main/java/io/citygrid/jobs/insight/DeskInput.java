package io.citygrid.jobs.insight;

import io.citygrid.city.event.WarningCommand;
import io.citygrid.live.warning.Signal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a desk hears: a signal or a command, never both. Flat, streamed.
 *
 * @param signal null when it is a command
 * @param command null when it is a signal
 */
public record DeskInput(@Nullable Signal signal, @Nullable WarningCommand command) {
  static DeskInput of(Signal signal) {
    return new DeskInput(signal, null);
  }

  static DeskInput of(WarningCommand command) {
    return new DeskInput(null, command);
  }

  /** Names the desk. */
  String desk() {
    if (signal != null) {
      return signal.desk();
    }
    WarningCommand wish = Objects.requireNonNull(command, "what is no signal is a command");
    return Signal.desk(wish.rule(), wish.subject());
  }
}
