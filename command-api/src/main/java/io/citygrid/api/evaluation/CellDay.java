package io.citygrid.api.evaluation;

import java.time.LocalDate;

/**
 * A cell of a grid worker on a day on which it was to be patrolled.
 *
 * @param minutes in how many minutes the worker was there
 * @param isPatrolled by the city's rule of now
 */
record CellDay(LocalDate day, String layer, String cell, int minutes, boolean isPatrolled) {}
