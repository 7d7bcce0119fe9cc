package io.citygrid.standalone.replay;

import io.citygrid.city.event.Move;
import java.time.Instant;

/**
 * A move of a case as the data tells of it.
 *
 * @param key idempotency key, the same in every run
 * @param at when it was made; never before the report
 * @param standard the row of standards under which the case is filed; empty for other moves
 * @param reason why, in Chinese and English; empty where none is asked
 * @param link id of the business that is tied to the case; empty for other moves
 */
record CarriedMove(
    String key, Move move, Instant at, String standard, String reason, String link) {}
