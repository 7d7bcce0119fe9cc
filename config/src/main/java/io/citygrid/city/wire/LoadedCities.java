package io.citygrid.city.wire;

import io.citygrid.city.City;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityLoader;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The cities that are loaded in this process. A city is immutable and follows from its manifest,
 * which names every file by its content; so all that need it share it, and it is checked and read
 * once: by whoever publishes it, where that is in the same process, else by the first that has all
 * of its files. Kept as long as somebody keeps it.
 */
public final class LoadedCities {
  private static final Map<Manifest, WeakReference<City>> LOADED = new HashMap<>();

  /** One for all, because layers that did not change from a version to the next are the same. */
  private static final CityLoader LOADER = new CityLoader();

  private LoadedCities() {}

  /**
   * The city in these files; one thread loads it, and those that ask meanwhile wait for it.
   *
   * @throws BrokenCityException with all problems, to each that asks
   */
  public static synchronized City load(AssembledCity assembled) throws BrokenCityException {
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
