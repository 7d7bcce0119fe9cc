package io.citygrid.api.push;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.MetricPlaces;
import io.citygrid.city.CityVersion;
import java.util.List;
import java.util.Optional;

/** In which areas the things of one kind lie, as the newest version of the city has it. */
interface ValuePlaces {
  /** The version of the city by which they are placed; empty while it is not known. */
  Optional<CityVersion> version();

  /** Codes from the city down. */
  List<String> areaPath(String id);

  /**
   * Of things that are measured.
   *
   * @param keyPrefix before the id of a thing makes the key by which {@link MetricPlaces} knows it
   */
  static ValuePlaces ofMeasured(CurrentCity current, MetricPlaces places, String keyPrefix) {
    return new ValuePlaces() {
      @Override
      public Optional<CityVersion> version() {
        return current.find().map(published -> published.city().version());
      }

      @Override
      public List<String> areaPath(String id) {
        return places.areaPath(keyPrefix + id);
      }
    };
  }
}
