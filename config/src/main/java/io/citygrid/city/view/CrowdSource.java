package io.citygrid.city.view;

/** What tells how many people are in an area; the first that speaks is believed. */
public enum CrowdSource {
  /** Everybody in the area, or in a measured part of it, is followed. */
  TRACKS,
  /** Who came in less who went out, since the last anchor. */
  COUNTERS,
  /** Devices heard, over the share of people whose device is heard. */
  PRESENCE,
  /** Who went by, times how long people stay (Little's law). */
  PASSING,
  /** Nothing tells. */
  NONE
}
