package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link TaskCommand}: exactly one for each that could be read. Topic {@code
 * city.task-outcomes.v1}, key {@code commandId}, written exactly once; in the live view for a
 * while, for whoever waits for it.
 *
 * @param state the state of the task now; null when there is no such task
 * @param at the command's {@code at}
 * @param heldUntil until when the sender has the task; null when the sender does not
 * @param rewardCents what was granted for an answer; 0 for nothing
 * @param field the field of the command that speaks against it; empty when none does
 * @param why why it was not followed, or why there is no reward, in English; empty otherwise
 * @param whyZh the same in Chinese
 */
public record TaskOutcome(
    String commandId,
    String taskId,
    TaskResult result,
    @Nullable TaskState state,
    Instant at,
    @Nullable Instant heldUntil,
    long rewardCents,
    String field,
    String why,
    String whyZh) {}
