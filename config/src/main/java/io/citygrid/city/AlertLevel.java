package io.citygrid.city;

/** The four levels of the Emergency Response Law, from mild to worst. */
public enum AlertLevel {
  BLUE,
  YELLOW,
  ORANGE,
  RED
}
