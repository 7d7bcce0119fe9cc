package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.city.Device;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.PeopleCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which areas the city's devices stand, and whatever else tells under an id of its own: loop
 * detectors, counters of people, cameras over measuring areas. Found anew when the city changes.
 * Thread-safe.
 */
public final class DevicePlaces {
  private final CurrentCity current;
  private @Nullable City of;
  private Map<String, List<String>> areaPaths = Map.of();

  public DevicePlaces(CurrentCity current) {
    this.current = current;
  }

  /** Codes from the city down; empty for a device that is unknown or stands nowhere. */
  public List<String> areaPath(String deviceId) {
    return areaPaths().getOrDefault(deviceId, List.of());
  }

  /** Of everything that tells under the id, codes from the city down; empty when nothing does. */
  public List<List<String>> listAreaPaths(String id) {
    Optional<City> city = current.find().map(PublishedCity::city);
    return Stream.of(
            city.flatMap(known -> known.findDevice(id)).map(Device::position),
            city.flatMap(known -> known.findDetector(id)).map(Detector::position),
            city.flatMap(known -> known.findCounter(id)).map(PeopleCounter::position),
            city.flatMap(known -> known.findMeasuringArea(id)).map(MeasuringArea::position))
        .flatMap(Optional::stream)
        .map(position -> AreaPaths.at(city.orElseThrow(), position))
        .toList();
  }

  private synchronized Map<String, List<String>> areaPaths() {
    City city = current.find().map(PublishedCity::city).orElse(null);
    if (city != null && city != of) {
      Map<String, List<String>> found = new HashMap<>();
      city.devices()
          .forEach(device -> found.put(device.id(), AreaPaths.at(city, device.position())));
      areaPaths = found;
      of = city;
    }
    return areaPaths;
  }
}
