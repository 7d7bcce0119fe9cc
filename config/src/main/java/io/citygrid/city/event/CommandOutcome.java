package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command: exactly one for each command that could be read. Topic {@code
 * city.command-outcomes.v1}, key {@code commandId}, written exactly once; in the live view for a
 * while, for whoever waits for it.
 *
 * @param version the version that the command made, or the one the case has when it made none; 0
 *     when there is no such case
 * @param state the state of the case in that version; null when there is no such case
 * @param at the command's {@code at}
 * @param why why it was not followed, in English; empty when it was
 * @param whyZh the same in Chinese
 * @param allowed the moves that its sender may make now; empty when it was followed
 * @param changes what happened since the version that its sender saw, as far as it is remembered;
 *     empty unless it came too late
 */
public record CommandOutcome(
    String commandId,
    String caseId,
    CommandResult result,
    long version,
    @Nullable CaseState state,
    Instant at,
    String why,
    String whyZh,
    List<Move> allowed,
    List<CaseChange> changes) {}
