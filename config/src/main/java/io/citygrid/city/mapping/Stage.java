package io.citygrid.city.mapping;

import io.citygrid.city.event.Move;
import org.jspecify.annotations.Nullable;

/**
 * A step in the course of a request whose time the data tells.
 *
 * @param name as the mapping calls it
 * @param column the column of its time
 * @param move what happens to the case then: {@link Move#REPORT} at the time of report, {@link
 *     Move#FORCE_CLOSE} at the time of closing, in between {@link Move#FILE}, {@link Move#ACCEPT}
 *     or {@link Move#START}; null when the city is not told
 */
public record Stage(String name, String column, @Nullable Move move) {}
