package io.citygrid.standalone.demo;

import io.citygrid.city.event.DetectorQuantity;
import java.time.Instant;

/**
 * A value that a simulated loop detector sends.
 *
 * @param observedAt start of the minute it was measured over
 */
public record SimulatedObservation(
    String detectorId, int lane, DetectorQuantity quantity, double value, Instant observedAt) {}
