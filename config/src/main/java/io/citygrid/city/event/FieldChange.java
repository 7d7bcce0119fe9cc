package io.citygrid.city.event;

/**
 * One field of a fact that became different.
 *
 * @param field its name in {@link FactContent}, or {@code position}
 */
public record FieldChange(String field, String before, String after) {}
