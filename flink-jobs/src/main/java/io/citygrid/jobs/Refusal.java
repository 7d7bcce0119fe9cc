package io.citygrid.jobs;

import io.citygrid.city.event.DeadLetterReason;

/**
 * Why a message cannot be used.
 *
 * @param field the field that is wrong; empty when none can be named
 * @param detail one sentence for a person
 */
public record Refusal(DeadLetterReason reason, String field, String detail) {}
