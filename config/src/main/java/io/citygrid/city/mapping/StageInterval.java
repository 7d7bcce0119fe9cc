package io.citygrid.city.mapping;

/**
 * A stretch of time between two stages that has a name, such as the turnout of a fire engine.
 *
 * @param from name of the stage with which it begins
 * @param to name of a later stage, with which it ends
 */
public record StageInterval(String name, String from, String to) {}
