package io.citygrid.city.event;

import java.time.Instant;

/**
 * A message that could not be used, whole, with where it stood and why. Topic {@code
 * city.dead-letters.v1}, key {@link #id}.
 *
 * @param id {@code topic/partition/offset} of the message: the same message is one dead letter,
 *     however often it is read
 * @param key the message's key as text; empty when it had none
 * @param payload the message's bytes, Base64
 * @param field the field that is wrong; empty when none can be named
 * @param detail one sentence for a person
 * @param receivedAt the message's time stamp in Kafka
 */
public record DeadLetter(
    String id,
    String topic,
    int partition,
    long offset,
    String key,
    String payload,
    DeadLetterReason reason,
    String field,
    String detail,
    Instant receivedAt) {}
