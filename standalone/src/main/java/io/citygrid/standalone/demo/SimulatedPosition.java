package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a simulated vehicle says it is.
 *
 * @param accuracyMeters radius within which the true position probably lies
 * @param headingDegrees 0 north, 90 east, in [0, 360); null when it does not tell
 */
public record SimulatedPosition(
    String vehicleId,
    LonLat position,
    double accuracyMeters,
    @Nullable Double headingDegrees,
    double speedKmh,
    Instant observedAt) {}
