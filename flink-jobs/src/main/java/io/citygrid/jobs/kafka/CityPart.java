package io.citygrid.jobs.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A message of the city's topic as it is broadcast. Flat, streamed; see {@link
 * io.citygrid.city.wire.CityMessages}.
 *
 * @param value null takes back what the key said before
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record CityPart(String key, byte @Nullable [] value) {}
