/**
 * The city as content: its areas, layers, departments, categories with their standards, the
 * responsibility list, calendar, thresholds and devices. Everything here is immutable and valid;
 * {@code io.citygrid.city.load} makes it from files that an official can read and edit, {@code
 * io.citygrid.city.event} are the messages about it, {@code io.citygrid.city.wire} is how both
 * travel.
 */
@NullMarked
package io.citygrid.city;

import org.jspecify.annotations.NullMarked;
