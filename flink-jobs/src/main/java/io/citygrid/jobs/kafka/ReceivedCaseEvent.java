package io.citygrid.jobs.kafka;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A move of a case as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param content null when the message was refused
 * @param refusal null when the message could be read
 */
public record ReceivedCaseEvent(
    @Nullable CaseEvent content, Message message, @Nullable Refusal refusal)
    implements Received<CaseEvent> {}
