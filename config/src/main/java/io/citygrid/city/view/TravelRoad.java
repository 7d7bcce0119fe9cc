package io.citygrid.city.view;

/**
 * A road on a way.
 *
 * @param road as people call it
 * @param roadEnglish its name in English
 * @param meters driven on it
 */
public record TravelRoad(String road, String roadEnglish, long meters) {}
