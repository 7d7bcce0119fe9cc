package io.citygrid.city.event;

/** Who found what a quality note says. Each thing that a source tells is told of by one of them. */
public enum NoteTeller {
  /** The front door, of what it refused. */
  EDGE,
  /** A job, of what it could not take. */
  INTAKE,
  /** A job, of what it took: used, or not believed. */
  JUDGEMENT
}
