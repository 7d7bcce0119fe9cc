package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.PatrolledCell;
import io.citygrid.geo.fence.Fence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The phones of the grid workers whose cells the city names: each walks through one own cell after
 * the other, twelve minutes in each, and tells every ten seconds where that is. The way between two
 * cells takes no time. The same city, seed and moments give the same positions. Not thread-safe.
 */
public final class SimulatedPatrols {
  static final Duration IN_A_CELL = Duration.ofMinutes(12);
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** After a longer sleep of the machine workers go on from where they were. */
  private static final Duration LONGEST_MISSED = Duration.ofMinutes(2);

  private final List<Round> rounds = new ArrayList<>();
  private Instant told = Instant.MAX;

  /**
   * A worker on the round.
   *
   * @param walks one for each cell, at least one
   */
  private record Round(String worker, List<CellWalk> walks) {
    CellWalk at(Instant now) {
      long turn = now.getEpochSecond() / IN_A_CELL.toSeconds();
      return walks.get((int) Math.floorMod(turn, (long) walks.size()));
    }
  }

  /** Workers who have not begun; a city that says of nobody what they patrol has none. */
  public SimulatedPatrols(City city, long seed) {
    Random random = new Random(seed);
    for (String worker : city.patrols().workers()) {
      rounds.add(
          new Round(
              worker,
              city.patrols().cellsOf(worker).stream()
                  .map(cell -> new CellWalk(fence(city, cell), random))
                  .toList()));
    }
  }

  private static Fence fence(City city, PatrolledCell cell) {
    return city.findLayer(cell.layer()).stream()
        .flatMap(layer -> layer.fences().fences().stream())
        .filter(fence -> fence.id().equals(cell.cell()))
        .findFirst()
        .orElseThrow();
  }

  /** What is told from the moment of the last call, not included, to this one. */
  public List<SimulatedPatrolPosition> until(Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    told = told.equals(Instant.MAX) ? now : told;
    Instant remembered = now.minus(LONGEST_MISSED);
    told = told.isBefore(remembered) ? remembered : told;
    List<SimulatedPatrolPosition> positions = new ArrayList<>();
    while (!told.plus(EVERY).isAfter(now)) {
      told = told.plus(EVERY);
      for (Round round : rounds) {
        positions.add(
            new SimulatedPatrolPosition(
                round.worker(),
                round.at(told).walk(EVERY.toSeconds()),
                Patrol.ACCURACY_METERS,
                told));
      }
    }
    return positions;
  }
}
