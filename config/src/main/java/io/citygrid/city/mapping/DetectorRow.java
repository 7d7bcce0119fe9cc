package io.citygrid.city.mapping;

import io.citygrid.city.event.DetectorQuantity;
import java.time.Instant;

/**
 * One value of a file of detectors.
 *
 * @param value flow in vehicles per hour, speed in kilometres per hour, occupancy as a share
 */
public record DetectorRow(
    String detector, int lane, DetectorQuantity quantity, double value, Instant observedAt) {}
