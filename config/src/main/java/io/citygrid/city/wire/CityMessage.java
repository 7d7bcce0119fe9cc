package io.citygrid.city.wire;

import org.jspecify.annotations.Nullable;

/**
 * One message on {@link Topics#CITY_MODEL}; see {@link CityMessages}.
 *
 * @param value null takes back what the key said before
 */
@SuppressWarnings("ArrayRecordComponent") // a message that is passed on, never compared
public record CityMessage(String key, byte @Nullable [] value) {}
