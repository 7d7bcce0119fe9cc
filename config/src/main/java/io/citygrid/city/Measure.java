package io.citygrid.city;

/**
 * One of several things that a department does in turn about a case, each within a limit of its own
 * (分段时限), such as stop, fine, demolish.
 *
 * @param limit from the end of the measure before, of the first one from the dispatch
 */
public record Measure(Names names, TimeLimit limit) {}
