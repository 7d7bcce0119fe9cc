package io.citygrid.casework.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.CityVersion;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Position;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.GridFences;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

/** In the ready cities the dispatcher agrees with its slow twin, most of all near edges. */
class ReadyCityDispatchTest {
  private static final double METERS_PER_DEGREE = 111_195;

  @ParameterizedTest
  @CsvSource({"wuhu, 400, NEAR_EDGE", "boston, 1500, DEFAULT_POINT"})
  void agreesWithTheSlowTwin(String name, int reports, DeskReason ofThisCity) throws Exception {
    City city =
        new CityLoader().load(ReadyCities.open(name), new CityVersion(1, 1, 1, Instant.EPOCH));
    Dispatcher fast = new Dispatcher(new IndexedCity(city, GridFences::of));
    NaiveDispatcher slow = new NaiveDispatcher(city);
    Random random = new Random(name.hashCode());
    Map<DeskReason, Integer> desk = new EnumMap<>(DeskReason.class);
    int dispatched = 0;
    for (int i = 0; i < reports; i++) {
      Category category = city.categories().get(random.nextInt(city.categories().size()));
      Position position = nasty(city, random);
      NaiveDispatcher.Outcome outcome = slow.dispatch(category, position);
      assertThat(NaiveDispatcher.Outcome.of(fast.dispatch(category, position, Instant.EPOCH)))
          .as("%s at %s", category.code(), position)
          .isEqualTo(outcome);
      if (outcome.reason() == null) {
        dispatched++;
      } else {
        desk.merge(outcome.reason(), 1, Integer::sum);
      }
    }
    // Nothing is proved by points that all lie on the same side of every question.
    assertThat(dispatched).isGreaterThan(reports / 10);
    assertThat(desk)
        .containsKeys(DeskReason.NO_LOCATION, DeskReason.OUTSIDE_ALL_FENCES, ofThisCity);
  }

  /**
   * On edges and vertices, next to them, within the accuracy of them, outside, on a default point.
   */
  private static Position nasty(City city, Random random) {
    List<LonLat> defaults = city.dispatch().defaultPoints();
    int kind = random.nextInt(20);
    if (kind == 0) {
      return null;
    }
    if (kind == 1 && !defaults.isEmpty()) {
      LonLat spot = defaults.get(random.nextInt(defaults.size()));
      double meters =
          (random.nextDouble() * 2 - 1) * 2 * city.dispatch().defaultPointRadiusMeters();
      return at(spot.lon(), spot.lat() + meters / METERS_PER_DEGREE, 0);
    }
    Coordinate[] outline = outline(city, random);
    int vertex = random.nextInt(outline.length - 1);
    double along = random.nextInt(3) == 0 ? 0 : random.nextDouble();
    double lon = outline[vertex].x + (outline[vertex + 1].x - outline[vertex].x) * along;
    double lat = outline[vertex].y + (outline[vertex + 1].y - outline[vertex].y) * along;
    int accuracy = random.nextInt(4) == 0 ? 0 : random.nextInt(200);
    return switch (random.nextInt(5)) {
      case 0 -> at(lon, lat, accuracy);
      case 1 -> at(Math.nextUp(lon), Math.nextDown(lat), accuracy);
      case 2 -> at(lon + spread(random, 0.3), lat + spread(random, 0.3), accuracy);
      default -> at(lon + spread(random, 0.004), lat + spread(random, 0.004), accuracy);
    };
  }

  private static double spread(Random random, double degrees) {
    return (random.nextDouble() * 2 - 1) * degrees;
  }

  private static Coordinate[] outline(City city, Random random) {
    CityLayer layer = city.layers().get(random.nextInt(city.layers().size()));
    List<Fence> fences = layer.fences().fences();
    return fences.get(random.nextInt(fences.size())).geometry().getCoordinates();
  }

  private static Position at(double lon, double lat, double accuracyMeters) {
    return new Position(lon, lat, accuracyMeters);
  }
}
