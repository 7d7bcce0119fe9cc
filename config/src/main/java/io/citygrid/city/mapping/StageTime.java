package io.citygrid.city.mapping;

import java.time.Instant;

/** When a request reached a stage, as the data says; whether that can be is not asked. */
public record StageTime(String stage, Instant at) {}
