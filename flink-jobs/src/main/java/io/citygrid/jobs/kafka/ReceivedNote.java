package io.citygrid.jobs.kafka;

import io.citygrid.city.event.QualityNote;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A note on a source as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param content null when the message was refused
 * @param refusal null when the message could be read
 */
public record ReceivedNote(
    @Nullable QualityNote content, Message message, @Nullable Refusal refusal)
    implements Received<QualityNote> {}
