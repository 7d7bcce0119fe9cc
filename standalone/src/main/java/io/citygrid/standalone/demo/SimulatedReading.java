package io.citygrid.standalone.demo;

import java.time.Instant;

/** A value that a simulated sensor sends. */
public record SimulatedReading(String deviceId, String metric, double value, Instant observedAt) {}
