package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link WarningCommand}: exactly one for each that could be read. Topic {@code
 * city.warning-outcomes.v1}, key {@code commandId}, written exactly once; in the live view for a
 * while, for whoever waits for it.
 *
 * @param version the version of the warning now; 0 when there is none
 * @param state null when there is no such open warning
 * @param at the command's {@code at}
 * @param field the field of the command that speaks against it; empty when none does
 * @param why why it was not followed, in English; empty otherwise
 * @param whyZh the same in Chinese
 */
public record WarningOutcome(
    String commandId,
    String warningId,
    WarningResult result,
    long version,
    @Nullable WarningState state,
    Instant at,
    String field,
    String why,
    String whyZh) {}
