package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All that happens in a simulated city.
 *
 * @param script what happens when
 * @param people who report, and the sensors
 * @param loops what loop detectors measure
 * @param vehicles where buses and taxis are
 * @param patrols where grid workers are whose cells the city names
 * @param crowd how many people are counted and heard in public places
 * @param hotline by what reports of the hotline came in
 */
public record DemoLife(
    DemoScript script,
    Simulation people,
    SimulatedTraffic loops,
    SimulatedVehicles vehicles,
    SimulatedPatrols patrols,
    SimulatedCrowd crowd,
    WeatherService weather,
    SimulatedHotline hotline) {

  /**
   * A life that has not begun.
   *
   * @param run distinguishes this run's reports from those of another
   * @param operator id of the account that reports and answers at the hotline
   */
  public static DemoLife of(
      City city, String run, String operator, long seed, double reportsPerMinute) {
    TrafficDay day = new TrafficDay(city, seed);
    DemoScript script = new DemoScript(city, day);
    return new DemoLife(
        script,
        new Simulation(city, script, run, seed, reportsPerMinute),
        new SimulatedTraffic(city, day, seed),
        new SimulatedVehicles(city, day, seed),
        new SimulatedPatrols(city, seed),
        new SimulatedCrowd(city, script, seed),
        new WeatherService(city, script),
        new SimulatedHotline(city, operator, seed));
  }

  /**
   * The people who start the plan for the storm and see its tasks through; empty in a city without.
   *
   * @param doors the door of each user
   * @param handlingSeconds how long a move takes them in the mean; 0: nobody moves a task
   * @param clock by which they work
   * @param trouble is told what the city refused, in one sentence
   */
  public Optional<PlanCrew> planCrew(
      Function<String, FrontDoor> doors,
      double handlingSeconds,
      long seed,
      Clock clock,
      Consumer<String> trouble) {
    return script
        .stormPlan()
        .map(plan -> new PlanCrew(plan, doors, handlingSeconds, seed, clock, trouble));
  }
}
