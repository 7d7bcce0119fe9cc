package io.citygrid.standalone.demo;

import io.citygrid.city.City;

/**
 * All that happens in a simulated city.
 *
 * @param people who report, and the sensors
 * @param loops what loop detectors measure
 * @param vehicles where buses and taxis are
 */
public record DemoLife(Simulation people, SimulatedTraffic loops, SimulatedVehicles vehicles) {

  /**
   * A life that has not begun.
   *
   * @param run distinguishes this run's reports from those of another
   */
  public static DemoLife of(City city, String run, long seed, double reportsPerMinute) {
    TrafficDay day = new TrafficDay(city, seed);
    return new DemoLife(
        new Simulation(city, run, seed, reportsPerMinute),
        new SimulatedTraffic(city, day, seed),
        new SimulatedVehicles(city, day, seed));
  }
}
