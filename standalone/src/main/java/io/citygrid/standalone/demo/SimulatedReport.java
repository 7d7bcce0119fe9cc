package io.citygrid.standalone.demo;

import io.citygrid.city.ReportSource;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that a simulated person makes.
 *
 * @param key its idempotency key, unique within one simulation
 * @param position null when the person cannot say where
 * @param accuracyMeters radius within which the true position lies
 */
public record SimulatedReport(
    String key,
    ReportSource source,
    String category,
    String description,
    @Nullable LonLat position,
    double accuracyMeters,
    Instant reportedAt) {}
