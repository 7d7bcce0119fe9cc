package io.citygrid.jobs.insight;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.city.Device;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.PeopleCounter;
import io.citygrid.city.QualityRules;
import io.citygrid.city.event.SourceKind;
import io.citygrid.geo.LonLat;
import io.citygrid.live.quality.SourceTally;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one city version says about sources: where they stand, and when they are bad. */
final class QualityGround {
  private final IndexedCity indexed;
  private final Map<String, Optional<List<String>>> areaPaths = new HashMap<>();

  QualityGround(IndexedCity indexed) {
    this.indexed = indexed;
  }

  QualityRules rules() {
    return indexed.city().quality();
  }

  /** When what was last heard then is silent, epoch milliseconds. */
  long silentAt(SourceTally tally) {
    return tally.end().plus(Duration.ofMinutes(rules().silentMinutes())).toEpochMilli();
  }

  /**
   * Codes of the areas in which a source stands, the city first: of what moves or is of all of it
   * the city. Empty for one that the city does not have.
   */
  Optional<List<String>> findAreaPath(SourceKind kind, String source) {
    City city = indexed.city();
    return switch (kind) {
      case SENSOR -> at(kind, source, city.findDevice(source).map(Device::position));
      case COUNTER -> at(kind, source, city.findCounter(source).map(PeopleCounter::position));
      case DETECTOR -> at(kind, source, city.findDetector(source).map(Detector::position));
      case MEASURING_AREA ->
          at(kind, source, city.findMeasuringArea(source).map(MeasuringArea::position));
      case VEHICLE, PRESENCE, AREA -> Optional.of(wholeCity());
    };
  }

  private Optional<List<String>> at(SourceKind kind, String source, Optional<LonLat> position) {
    return areaPaths.computeIfAbsent(
        kind + "/" + source,
        thing ->
            position.map(
                point -> {
                  List<String> path = indexed.areaPath(point);
                  return path.isEmpty() ? wholeCity() : path;
                }));
  }

  private List<String> wholeCity() {
    return List.of(indexed.city().areas().get(0).code());
  }
}
