package io.citygrid.casework.moves;

import java.time.Instant;

/** A move that was made, as far as the next command is judged by it. */
public interface DoneMove {
  /** The command that it answers. */
  String commandId();

  /** The version that it made. */
  long version();

  Instant at();

  /** True when a clock made it, to tell how far it has come. */
  boolean isOfTheClock();
}
