package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.PatrolledCell;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.geo.fence.Fence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The grid worker of the ready city Wuhu on the round of the own cells. */
class SimulatedPatrolsTest {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static City wuhu;

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  @Test
  void aRoundVisitsEachOwnCell() {
    String worker = wuhu.patrols().workers().get(0);
    List<PatrolledCell> own = wuhu.patrols().cellsOf(worker);
    List<SimulatedPatrolPosition> round =
        live(7, SimulatedPatrols.IN_A_CELL.toSeconds() * own.size());

    assertThat(round).allMatch(position -> position.worker().equals(worker));
    Set<String> visited = new HashSet<>();
    for (SimulatedPatrolPosition position : round) {
      for (PatrolledCell cell : own) {
        if (covers(cell, position)) {
          visited.add(cell.cell());
        }
      }
    }
    assertThat(visited).hasSize(own.size());
  }

  @Test
  void tellsEveryTenSecondsAndAlwaysTheSame() {
    List<SimulatedPatrolPosition> hour = live(7, 3_600);
    assertThat(hour).hasSize(360).isEqualTo(live(7, 3_600));
    assertThat(live(8, 3_600)).isNotEqualTo(hour);
  }

  @Test
  void afterALongSleepItTellsOfTheLastMinutesOnly() {
    SimulatedPatrols patrols = new SimulatedPatrols(wuhu, 7);
    patrols.until(START);
    assertThat(patrols.until(START.plusSeconds(86_400))).hasSize(12);
  }

  private static List<SimulatedPatrolPosition> live(long seed, long seconds) {
    SimulatedPatrols patrols = new SimulatedPatrols(wuhu, seed);
    List<SimulatedPatrolPosition> positions = new ArrayList<>(patrols.until(START));
    for (long second = 1; second <= seconds; second++) {
      positions.addAll(patrols.until(START.plusSeconds(second)));
    }
    return positions;
  }

  private static boolean covers(PatrolledCell cell, SimulatedPatrolPosition position) {
    Fence fence =
        wuhu.findLayer(cell.layer()).orElseThrow().fences().fences().stream()
            .filter(each -> each.id().equals(cell.cell()))
            .findFirst()
            .orElseThrow();
    return fence
        .geometry()
        .covers(
            GEOMETRY.createPoint(
                new Coordinate(position.position().lon(), position.position().lat())));
  }
}
