package io.citygrid.standalone.demo;

import io.citygrid.city.City;

/**
 * All that happens in a simulated city.
 *
 * @param script what happens when
 * @param people who report, and the sensors
 * @param loops what loop detectors measure
 * @param vehicles where buses and taxis are
 * @param crowd how many people are counted and heard in public places
 */
public record DemoLife(
    DemoScript script,
    Simulation people,
    SimulatedTraffic loops,
    SimulatedVehicles vehicles,
    SimulatedCrowd crowd,
    WeatherService weather) {

  /**
   * A life that has not begun.
   *
   * @param run distinguishes this run's reports from those of another
   */
  public static DemoLife of(City city, String run, long seed, double reportsPerMinute) {
    TrafficDay day = new TrafficDay(city, seed);
    DemoScript script = new DemoScript(city, day);
    return new DemoLife(
        script,
        new Simulation(city, script, run, seed, reportsPerMinute),
        new SimulatedTraffic(city, day, seed),
        new SimulatedVehicles(city, day, seed),
        new SimulatedCrowd(city, script, seed),
        new WeatherService(city, script));
  }
}
