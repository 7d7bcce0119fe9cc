package io.citygrid.api.push;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.identity.Principal;
import io.citygrid.city.CityVersion;
import java.util.List;
import java.util.Optional;

/** In which areas the things of one kind lie, as the newest version of the city has it. */
interface ValuePlaces {
  /** The version of the city by which they are placed; empty while it is not known. */
  Optional<CityVersion> version();

  /** Codes from the city down. */
  List<String> areaPath(String id);

  /** Who may be told of the thing. */
  default boolean isSeenBy(Principal principal, String id) {
    return principal.seesPlace(areaPath(id));
  }

  /** Of things that lie nowhere, and that everybody may be told of. */
  static ValuePlaces ofNoPlace() {
    return new ValuePlaces() {
      @Override
      public Optional<CityVersion> version() {
        return Optional.empty();
      }

      @Override
      public List<String> areaPath(String id) {
        return List.of();
      }

      @Override
      public boolean isSeenBy(Principal principal, String id) {
        return true;
      }
    };
  }

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
