package io.citygrid.city.event;

import java.time.Instant;

/**
 * A move that was made to a task of the office.
 *
 * @param version the version of the task that it made
 * @param state the state to which it led
 * @param actor id of who made it, or the name of the rule
 * @param role as what
 * @param department theirs; empty when they belong to none
 * @param commandId the command that it answers
 */
public record PastOfficeMove(
    long version,
    OfficeMove move,
    OfficeState state,
    String actor,
    ActorRole role,
    String department,
    Instant at,
    String reason,
    OfficeTarget target,
    String commandId) {}
