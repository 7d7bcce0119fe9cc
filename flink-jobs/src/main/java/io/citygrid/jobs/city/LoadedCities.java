package io.citygrid.jobs.city;

import io.citygrid.city.City;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.wire.AssembledCity;
import io.citygrid.city.wire.Manifest;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The cities that the tasks of this process have loaded. A city is immutable and follows from its
 * manifest, which names every file by its content; so tasks share it, and it is checked and read
 * once, not once for each of them. Kept as long as some task keeps it.
 */
final class LoadedCities {
  private static final Map<Manifest, WeakReference<City>> LOADED = new HashMap<>();

  /** One for all, because layers that did not change from a version to the next are the same. */
  private static final CityLoader LOADER = new CityLoader();

  private LoadedCities() {}

  /**
   * The city in these files; one task loads it, and those that ask meanwhile wait for it.
   *
   * @throws BrokenCityException with all problems, to each that asks
   */
  static synchronized City load(AssembledCity assembled) throws BrokenCityException {
    LOADED.values().removeIf(kept -> kept.refersTo(null));
    WeakReference<City> known = LOADED.get(assembled.manifest());
    City city = known == null ? null : known.get();
    if (city == null) {
      city = assembled.load(LOADER);
      LOADED.put(assembled.manifest(), new WeakReference<>(city));
    }
    return city;
  }
}
