package io.citygrid.live.crowd;

/** A counter and what it told so far. Flat, stored in state. */
public record WatchedCounter(String counter, CounterWatch watch) {}
