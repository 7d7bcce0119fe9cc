package io.citygrid.live.traffic;

/**
 * What one loop saw on one lane in one interval; NaN for what it did not tell.
 *
 * @param flowPerHour vehicles per hour
 * @param speedKmh mean speed of the vehicles
 * @param occupancy share of time in which a vehicle stood on the loop
 */
public record LaneSample(double flowPerHour, double speedKmh, double occupancy) {}
