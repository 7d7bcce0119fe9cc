package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.Manifest;
import java.util.List;

/**
 * The newest version of the city that is on Kafka.
 *
 * @param manifests of all versions that are on Kafka, oldest first
 */
public record PublishedCity(City city, CityFiles files, List<Manifest> manifests) {
  Manifest newest() {
    return manifests.get(manifests.size() - 1);
  }
}
