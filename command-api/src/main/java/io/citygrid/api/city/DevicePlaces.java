package io.citygrid.api.city;

import io.citygrid.city.City;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which areas the city's devices stand; found anew when the city changes. Thread-safe. */
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
