package io.citygrid.city.wire;

import io.citygrid.city.City;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;

/** One version of the city whose files are all there. */
public record AssembledCity(Manifest manifest, CityFiles files) {

  /**
   * The city in these files.
   *
   * @throws BrokenCityException with all problems; a publisher that checks sends no such version
   */
  public City load(CityLoader loader) throws BrokenCityException {
    return loader.load(files, manifest.cityVersion(), manifest.fileVersions());
  }
}
