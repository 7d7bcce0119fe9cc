package io.citygrid.city.load;

import java.time.Instant;

/**
 * The version of the city in which a file first had the content that it has.
 *
 * @param since that version
 * @param validFrom when it was published
 */
public record FileVersion(long since, Instant validFrom) {}
