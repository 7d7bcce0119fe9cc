package io.citygrid.standalone.replay;

import java.util.List;

/**
 * How long an interval between two stages took, by the city's own record of its cases.
 *
 * @param from the stage with which it begins
 * @param to the stage with which it ends
 * @param measured cases whose record has both ends
 * @param p50Seconds the shortest time in which at least half of them passed (nearest rank); -1 of
 *     none
 * @param p90Seconds as before, nine tenths
 * @param agreed of those measured, how many took exactly as long as the data says
 * @param differing ids of the others, in file order, and of those that the record lacks
 */
public record StageSpread(
    String from,
    String to,
    int measured,
    double p50Seconds,
    double p90Seconds,
    int agreed,
    List<String> differing) {}
