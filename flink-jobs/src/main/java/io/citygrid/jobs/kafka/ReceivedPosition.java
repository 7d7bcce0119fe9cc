package io.citygrid.jobs.kafka;

import io.citygrid.city.event.VehiclePosition;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A position of a vehicle as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param content null when the message was refused
 * @param refusal null when the message is a position
 */
public record ReceivedPosition(
    @Nullable VehiclePosition content, Message message, @Nullable Refusal refusal)
    implements Received<VehiclePosition> {}
