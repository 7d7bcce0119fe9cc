package io.citygrid.casework.facts;

import io.citygrid.city.event.Position;

/** Finds where a position lies under one version of the city. */
@FunctionalInterface
public interface FactPlacing {
  /** The place; without area and cell when it lies outside the city. */
  FactPlace place(Position position);
}
