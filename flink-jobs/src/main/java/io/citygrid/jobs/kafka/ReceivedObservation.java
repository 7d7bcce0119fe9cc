package io.citygrid.jobs.kafka;

import io.citygrid.city.event.DetectorObservation;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An observation of a loop detector as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param content null when the message was refused
 * @param refusal null when the message is an observation
 */
public record ReceivedObservation(
    @Nullable DetectorObservation content, Message message, @Nullable Refusal refusal)
    implements Received<DetectorObservation> {}
