package io.citygrid.city;

/** The levels of GB/T 2260 and its extension, from the whole city down. */
public enum AreaLevel {
  CITY,
  DISTRICT,
  TOWNSHIP,
  COMMUNITY
}
