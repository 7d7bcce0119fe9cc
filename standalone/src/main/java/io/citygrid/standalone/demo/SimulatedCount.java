package io.citygrid.standalone.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated counter counted in a minute.
 *
 * @param in null when the counter knows no direction
 * @param out null likewise
 * @param passing either way; null when in and out are told
 * @param observedAt start of the minute
 */
public record SimulatedCount(
    String counterId,
    @Nullable Long in,
    @Nullable Long out,
    @Nullable Long passing,
    Instant observedAt) {}
