package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import java.time.Instant;

/**
 * Where the phone of a simulated grid worker says it is.
 *
 * @param worker of the city's patrols
 * @param accuracyMeters radius within which the true position probably lies
 */
public record SimulatedPatrolPosition(
    String worker, LonLat position, double accuracyMeters, Instant observedAt) {}
