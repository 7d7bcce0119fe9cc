package io.citygrid.standalone.demo;

import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Device;
import io.citygrid.city.LayerKind;
import io.citygrid.city.MetricKind;
import io.citygrid.city.ReportSource;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.WarningSource;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The life of a city, step by step: grid workers who walk the streets of their cells, citizens and
 * callers of whom some cannot say where they are, a burst of reports around one place now and then,
 * sensors with their faults; what the city warns of happens only as the script says. A cell that no
 * street comes near has no worker on patrol: only citizens and callers report from it; in a city
 * without streets workers report from the cells themselves. The same city, seed and steps give the
 * same life. Not thread-safe.
 */
public final class Simulation {
  /** Stands before every description, so that nobody takes it for real. */
  public static final String MARK = "[模拟 SIMULATION] ";

  private static final int PATROLS = 150;
  private static final double SENSOR_SECONDS = 10;
  private static final double BURST_CHANCE_PER_SECOND = 1.0 / 300;
  private static final double BURST_SECONDS = 60;
  private static final double BURST_FACTOR = 4;
  private static final double BURST_RADIUS_DEGREES = 0.01;
  private static final double CELL_RADIUS_DEGREES = 0.001;

  private record Sensor(String device, String metric, boolean isInStorm, SimulatedSensor values) {
    OptionalDouble next(Instant at, double storm) {
      return isInStorm && storm > 0
          ? OptionalDouble.of(values.nextInStorm(storm))
          : values.next(at);
    }
  }

  private final DemoScript script;
  private final Random random;
  private final String run;
  private final double reportsPerSecond;
  private final List<LonLat> places;
  private final List<Category> categories;
  private final List<Patrol> patrols = new ArrayList<>();
  private final List<Sensor> sensors = new ArrayList<>();
  private double sensorsDue;
  private double burstLeftSeconds;
  private LonLat burstAt;
  private long number;

  /** What happened in a step. */
  public record Step(List<SimulatedReport> reports, List<SimulatedReading> readings) {}

  /**
   * A life that has not begun.
   *
   * @param city must have at least one fence and one category
   * @param script says when there is a storm
   * @param run distinguishes this run's reports from those of another
   */
  public Simulation(City city, DemoScript script, String run, long seed, double reportsPerMinute) {
    this.script = script;
    this.random = new Random(seed);
    this.run = run;
    this.reportsPerSecond = reportsPerMinute / 60;
    List<Fence> cells = cells(city);
    this.places = places(cells);
    this.categories = city.categories();
    if (places.isEmpty() || categories.isEmpty()) {
      throw new IllegalArgumentException(
          "a city without fences or categories has no life to simulate");
    }
    this.burstAt = places.get(0);
    sendOnPatrol(new Footways(city.roads()), new ArrayList<>(cells));
    for (Device device : city.devices()) {
      for (MetricKind metric : city.metrics()) {
        if (metric.deviceKind().equals(device.kind())) {
          boolean isInStorm =
              script.storm().gauges().contains(device.id())
                  && script.storm().rule().equals(rule(city, metric));
          sensors.add(new Sensor(device.id(), metric.metric(), isInStorm, sensor(city, metric)));
        }
      }
    }
  }

  private SimulatedSensor sensor(City city, MetricKind metric) {
    Optional<ThresholdRule> rule = rule(city, metric);
    boolean isWarnedOf =
        rule.isPresent()
            && city.warnings().stream()
                .anyMatch(
                    each -> each.source() == WarningSource.ALERT && each.watches(rule.get().id()));
    return new SimulatedSensor(metric, rule, !isWarnedOf, city.calendar().zone(), random);
  }

  private static Optional<ThresholdRule> rule(City city, MetricKind metric) {
    return city.thresholds().stream()
        .filter(
            each ->
                each.deviceKind().equals(metric.deviceKind())
                    && each.metric().equals(metric.metric()))
        .findFirst();
  }

  /** Workers for cells drawn by lot; one without streets is passed over. */
  private void sendOnPatrol(Footways footways, List<Fence> cells) {
    Collections.shuffle(cells, random);
    for (Fence cell : cells) {
      if (patrols.size() < PATROLS) {
        Beat.of(footways, cell).ifPresent(beat -> patrols.add(new Patrol(footways, beat, random)));
      }
    }
  }

  /** The cells of the first grid layer; of the first layer when there is no grid. */
  private static List<Fence> cells(City city) {
    CityLayer layer =
        city.layers().stream()
            .filter(each -> each.kind() == LayerKind.GRID)
            .findFirst()
            .or(() -> city.layers().stream().findFirst())
            .orElseThrow(() -> new IllegalArgumentException("a city without layers has no places"));
    return layer.fences().fences();
  }

  /** A point inside each cell. */
  private static List<LonLat> places(List<Fence> cells) {
    List<LonLat> places = new ArrayList<>();
    for (Fence fence : cells) {
      Coordinate inside = fence.geometry().getInteriorPoint().getCoordinate();
      places.add(new LonLat(inside.x, inside.y));
    }
    return places;
  }

  /** What happens from one moment to the next. */
  public Step step(Instant at, Duration length) {
    double seconds = length.toMillis() / 1000.0;
    script.begin(at);
    patrols.forEach(patrol -> patrol.walk(seconds));
    moveWeather(seconds);
    List<SimulatedReport> reports = new ArrayList<>();
    double expected = reportsPerSecond * seconds * (burstLeftSeconds > 0 ? BURST_FACTOR : 1);
    for (double left = expected; left > 0; left--) {
      if (random.nextDouble() < left) {
        reports.add(report(at));
      }
    }
    return new Step(reports, readings(at, seconds));
  }

  private void moveWeather(double seconds) {
    burstLeftSeconds = Math.max(0, burstLeftSeconds - seconds);
    if (burstLeftSeconds == 0 && random.nextDouble() < BURST_CHANCE_PER_SECOND * seconds) {
      burstLeftSeconds = BURST_SECONDS;
      burstAt = places.get(random.nextInt(places.size()));
    }
  }

  private SimulatedReport report(Instant at) {
    Category category = categories.get(random.nextInt(categories.size()));
    int kind = random.nextInt(10);
    if (burstLeftSeconds > 0 && kind < 7) {
      return made(at, ReportSource.HOTLINE, category, near(burstAt, BURST_RADIUS_DEGREES), 20);
    }
    if (kind < 6) {
      LonLat where =
          patrols.isEmpty()
              ? nearSomeCell()
              : patrols.get(random.nextInt(patrols.size())).beside(random);
      return made(at, ReportSource.GRID_WORKER, category, where, Patrol.ACCURACY_METERS);
    }
    LonLat where = nearSomeCell();
    return kind == 9
        ? made(at, ReportSource.HOTLINE, category, null, 0)
        : made(at, ReportSource.CITIZEN, category, where, 30);
  }

  private SimulatedReport made(
      Instant at,
      ReportSource source,
      Category category,
      @Nullable LonLat where,
      double accuracyMeters) {
    number++;
    return new SimulatedReport(
        run + "-" + number,
        source,
        category.code(),
        MARK + category.names().zh() + " / " + category.names().en(),
        where,
        accuracyMeters,
        at);
  }

  private LonLat nearSomeCell() {
    return near(places.get(random.nextInt(places.size())), CELL_RADIUS_DEGREES);
  }

  private LonLat near(LonLat place, double degrees) {
    return new LonLat(
        place.lon() + (random.nextDouble() - 0.5) * 2 * degrees,
        place.lat() + (random.nextDouble() - 0.5) * 2 * degrees);
  }

  /** All sensors speak every few seconds, spread evenly over them. */
  private List<SimulatedReading> readings(Instant at, double seconds) {
    List<SimulatedReading> readings = new ArrayList<>();
    sensorsDue += sensors.size() * seconds / SENSOR_SECONDS;
    while (sensorsDue >= 1 && !sensors.isEmpty()) {
      sensorsDue--;
      Sensor sensor = sensors.remove(0);
      sensors.add(sensor);
      sensor
          .next(at, script.storm(sensor.device(), at))
          .ifPresent(
              value ->
                  readings.add(new SimulatedReading(sensor.device(), sensor.metric(), value, at)));
    }
    return readings;
  }
}
