package io.citygrid.city.view;

import org.jspecify.annotations.Nullable;

/**
 * How many people are expected in an area.
 *
 * @param minutes from the end of the window on
 * @param people expected
 * @param least lower end of the interval; null until forecasts could be compared with what came
 * @param most upper end; null likewise
 * @param meanError mean absolute error of the forecasts so far ahead, people; null likewise
 */
public record ExpectedCrowd(
    int minutes,
    double people,
    @Nullable Double least,
    @Nullable Double most,
    @Nullable Double meanError) {}
