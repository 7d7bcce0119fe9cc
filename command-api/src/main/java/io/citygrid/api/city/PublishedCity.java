package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.Manifest;
import io.citygrid.geo.fence.FenceIndex;
import java.util.List;

/**
 * The newest version of the city that is on Kafka.
 *
 * @param manifests of all versions that are on Kafka, oldest first
 * @param indexes of its layers, held so that they stand: whoever asks for one in the middle of a
 *     request must not have to make it
 */
public record PublishedCity(
    City city, CityFiles files, List<Manifest> manifests, List<FenceIndex> indexes) {

  /** With its layers indexed, which takes a while where they are large. */
  static PublishedCity of(City city, CityFiles files, List<Manifest> manifests) {
    return new PublishedCity(
        city,
        files,
        manifests,
        city.layers().stream().map(layer -> FenceIndex.of(layer.fences())).toList());
  }

  Manifest newest() {
    return manifests.get(manifests.size() - 1);
  }
}
