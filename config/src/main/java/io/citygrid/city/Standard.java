package io.citygrid.city;

/**
 * One row of the standards for filing, handling and closing (GB/T 30428.8): when a case of the
 * category is filed, what closes it, and within which limit. A category has one or more.
 *
 * @param category code of the category
 * @param number counts from 1 within the category; {@code category + "-" + number} names the row
 */
public record Standard(
    String category, int number, Names filedWhen, Names closedWhen, TimeLimit limit) {}
