package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link OfficeCommand}: exactly one for each that could be read. Topic {@code
 * city.office-outcomes.v1}, key {@code commandId}, written exactly once; in the live view for a
 * while, for whoever waits for it.
 *
 * @param version the version that the command made, or the one the task has when it made none; 0
 *     when there is no such task
 * @param state the state of the task in that version; null when there is no such task
 * @param at the command's {@code at}
 * @param field the field of the command that speaks against it; empty when none does
 * @param why why it was not followed, in English; empty when it was
 * @param whyZh the same in Chinese
 * @param allowed the moves that its sender may make now; empty when it was followed
 * @param changes what happened since the version that its sender saw, as far as it is remembered;
 *     empty unless it came too late
 */
public record OfficeOutcome(
    String commandId,
    String taskId,
    OfficeResult result,
    long version,
    @Nullable OfficeState state,
    Instant at,
    String field,
    String why,
    String whyZh,
    List<OfficeMove> allowed,
    List<PastOfficeMove> changes) {}
