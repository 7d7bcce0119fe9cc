package io.citygrid.standalone;

import io.citygrid.api.identity.Principal;
import io.citygrid.city.load.CityFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * How to run a city in one process.
 *
 * @param city the city's files, checked
 * @param data the data directory
 * @param host address the API listens on; everything else listens on loopback only
 * @param port of the API and the wall; 0 takes any free one
 * @param managementPort of health, readiness and metrics; 0 takes any free one. The jobs' metrics
 *     are on the port after it
 * @param programs users that programs in this process sign in as; they get a new random password at
 *     every start
 * @param guests users as which people try the city out; they too get a new random password, one for
 *     all of them, at every start
 * @param clock tells what time it is in the city
 * @param clockSpeed how fast it runs until it has caught up with real time; 1 for one that is real
 */
public record CityOptions(
    CityFiles city,
    Path data,
    String host,
    int port,
    int managementPort,
    List<Program> programs,
    List<Principal> guests,
    Clock clock,
    double clockSpeed) {
  public CityOptions {
    programs = List.copyOf(programs);
    guests = List.copyOf(guests);
  }

  /** Without guests; in the city it is the time that it is. */
  public CityOptions(
      CityFiles city,
      Path data,
      String host,
      int port,
      int managementPort,
      List<Program> programs) {
    this(city, data, host, port, managementPort, programs, List.of(), Clock.systemUTC(), 1);
  }
}
