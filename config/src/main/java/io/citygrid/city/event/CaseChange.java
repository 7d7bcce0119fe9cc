package io.citygrid.city.event;

import java.time.Instant;

/**
 * A move that was made to a case, for someone who did not know of it.
 *
 * @param version the version of the case that it made
 * @param actor id of who made it
 */
public record CaseChange(long version, Move move, String actor, Instant at) {}
