package io.citygrid.jobs.kafka;

import io.citygrid.city.event.TrackedFrame;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a measuring area as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param content null when the message was refused
 * @param refusal null when the message could be read
 */
public record ReceivedTrack(
    @Nullable TrackedFrame content, Message message, @Nullable Refusal refusal)
    implements Received<TrackedFrame> {}
