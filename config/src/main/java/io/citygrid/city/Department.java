package io.citygrid.city;

/**
 * Who handles cases.
 *
 * @param level the level it belongs to: city, district or township
 * @param area code of the area it is responsible for
 * @param function what it does, the word by which the responsibility list names it, such as {@code
 *     urban-management}; one function may exist once per area and level
 */
public record Department(String id, Names names, AreaLevel level, String area, String function) {}
