package io.citygrid.city.load;

import io.citygrid.city.City;
import java.util.List;
import java.util.Optional;

/**
 * What a city's files make.
 *
 * @param city the city; empty when the files are refused
 * @param problems all that is wrong; empty exactly when there is a city
 * @param warnings what is probably not meant, such as an area without a fence
 */
public record CheckedCity(Optional<City> city, List<Problem> problems, List<Problem> warnings) {

  /** The city, or all that is wrong with it. */
  public City orThrow() throws BrokenCityException {
    if (city.isEmpty()) {
      throw new BrokenCityException(problems);
    }
    return city.get();
  }
}
