package io.citygrid.jobs.kafka;

import io.citygrid.city.event.Bulletin;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param content null when the message was refused
 * @param refusal null when the message could be read
 */
public record ReceivedBulletin(
    @Nullable Bulletin content, Message message, @Nullable Refusal refusal)
    implements Received<Bulletin> {}
