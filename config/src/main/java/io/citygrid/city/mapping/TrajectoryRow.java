package io.citygrid.city.mapping;

import java.time.Instant;

/**
 * Where one person was in one frame of a recording.
 *
 * @param line of the file, from 1
 * @param measuringArea id of the measuring area that was recorded
 * @param person the recording's own number of the person
 * @param x metres in the plane of the measuring area
 * @param y metres likewise
 * @param observedAt when the frame was taken
 */
public record TrajectoryRow(
    long line, String measuringArea, long person, double x, double y, Instant observedAt) {}
