package io.citygrid.jobs.traffic.core;

import io.citygrid.live.traffic.SpaceMean;

/** The latest word of a detector about an interval. Flat, stored in state. */
public record LoopSample(String detector, SpaceMean driven, double flowPerHour, long values) {}
