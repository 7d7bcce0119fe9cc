package io.citygrid.city;

import org.jspecify.annotations.Nullable;

/**
 * One row of the responsibility list (权责清单): who handles what, where.
 *
 * <p>It names either a department outright, or a function and a level; then the responsible
 * department is the one with this function and level whose area contains the case; without a level,
 * the one nearest to the case: township first, then district, then city. The row with the most
 * specific category wins, then the one with the deepest area.
 *
 * @param category a category code, a class code such as {@code C01}, or {@code *}
 * @param area code of the area in which the row holds; empty: the whole city
 * @param function function of the responsible department; empty when {@code department} is given
 * @param level level of the responsible department; null: the nearest, or {@code department} is
 *     given
 * @param department id of the responsible department; empty when {@code function} is given
 * @param line line in the city's file, to name the row in explanations
 */
public record Responsibility(
    String category,
    String area,
    String function,
    @Nullable AreaLevel level,
    String department,
    int line) {}
