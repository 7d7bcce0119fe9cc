package io.citygrid.live.crowd;

/**
 * How many devices were heard in an area up to the end of a window. Flat, streamed and stored.
 *
 * @param estimate of the distinct devices
 * @param errorShare by which it may be wrong, at 95 % confidence
 * @param version grows with each estimate of the same window
 */
public record DevicesHeard(double estimate, double errorShare, long version) {}
