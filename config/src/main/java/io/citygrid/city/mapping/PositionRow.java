package io.citygrid.city.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One position of a file of vehicle positions.
 *
 * @param line of the file where the row ends, from 1
 * @param accuracyMeters 0 when the file does not tell it
 * @param headingDegrees 0 north, 90 east; null when not told
 * @param speedKmh null when not told
 * @param trueRoad where the vehicle really was, for a file that knows; empty otherwise
 * @param trueSegment likewise
 */
public record PositionRow(
    long line,
    String vehicle,
    double lon,
    double lat,
    double accuracyMeters,
    @Nullable Double headingDegrees,
    @Nullable Double speedKmh,
    Instant observedAt,
    String trueRoad,
    String trueSegment) {}
