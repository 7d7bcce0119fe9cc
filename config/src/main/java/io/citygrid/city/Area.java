package io.citygrid.city;

/**
 * An administrative area: city, district, township (street) or community (village).
 *
 * @param code unique in the city; in China GB/T 2260: 6 digits for a district, 9 for a township, 12
 *     for a community
 * @param parent code of the area one or more levels above; empty for the city itself
 */
public record Area(String code, AreaLevel level, String parent, Names names) {}
