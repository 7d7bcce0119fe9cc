package io.citygrid.city.view;

/**
 * A flow between an area and another one.
 *
 * @param area code of the other one
 * @param count how many went
 * @param minutes from the one stay to the other, in the mean
 */
public record FlowPair(String area, long count, double minutes) {}
