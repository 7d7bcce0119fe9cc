package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import java.time.Instant;

/**
 * A simulated device was heard.
 *
 * @param accuracyMeters radius within which the true position probably lies
 */
public record SimulatedPing(
    String deviceId, LonLat position, double accuracyMeters, Instant observedAt) {}
