package io.citygrid.city.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One count of a file of people counters.
 *
 * @param in people who came; null where the file knows no direction
 * @param out people who left; null likewise
 * @param passing people who passed; null where the file knows directions
 * @param seconds length of the interval
 * @param observedAt its start
 */
public record CounterRow(
    String counter,
    @Nullable Long in,
    @Nullable Long out,
    @Nullable Long passing,
    long seconds,
    Instant observedAt) {}
