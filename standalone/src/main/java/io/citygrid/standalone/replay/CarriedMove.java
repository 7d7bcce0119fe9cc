package io.citygrid.standalone.replay;

import io.citygrid.city.event.Move;
import java.time.Instant;

/**
 * A move of a case as the data tells of it.
 *
 * @param key idempotency key, the same in every run
 * @param version that the case must have for it, so that an end does not overtake a move that found
 *     no case yet; 0 for any
 * @param at when it was made; never before the report
 * @param standard the row of standards under which the case is filed; empty for other moves
 * @param reason why, in Chinese and English; empty where none is asked
 */
record CarriedMove(
    String key, Move move, long version, Instant at, String standard, String reason) {
  /** The same move, whatever version the case has. */
  CarriedMove ofAnyVersion() {
    return new CarriedMove(key, move, 0, at, standard, reason);
  }
}
