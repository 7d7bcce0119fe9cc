package io.citygrid.api.city;

import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.load.CityFiles;

/** What somebody wants changed of the city; asked of the version that holds when its turn comes. */
@FunctionalInterface
interface CityChange {
  /**
   * The files as they are to be.
   *
   * @throws ProblemException when it cannot be made of what holds now
   */
  CityFiles apply(PublishedCity now);
}
