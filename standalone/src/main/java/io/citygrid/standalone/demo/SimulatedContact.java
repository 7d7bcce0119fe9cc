package io.citygrid.standalone.demo;

import io.citygrid.city.event.ContactChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who turns to the simulated 12345 desk, told once it is over.
 *
 * @param answeredAt null when the caller gave up before
 * @param area code of where it came from; empty when that is not known
 * @param answeredBy empty when nobody did
 * @param caseId empty when it led to none
 */
record SimulatedContact(
    String id,
    ContactChannel channel,
    Instant arrivedAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    String area,
    String answeredBy,
    String caseId) {}
