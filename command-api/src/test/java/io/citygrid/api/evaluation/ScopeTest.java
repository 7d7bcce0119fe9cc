package io.citygrid.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void gridWorkersStandSideBySideUntilTheyAreTooMany() {
    City some = patrolledBy(200);

    assertThat(Scope.WORKER.isNamedOnly(some)).isFalse();
    assertThat(Scope.WORKER.all(some)).hasSize(200);
    assertThat(Scope.WORKER.isNamedOnly(patrolledBy(201))).isTrue();
  }

  @Test
  void onlyWhoPatrolsACellIsAGridWorkerOfTheCity() {
    assertThat(Scope.WORKER.find(Testville.city(), "sun").map(Subject::id)).contains("sun");
    assertThat(Scope.WORKER.find(Testville.city(), "worker-7")).isEmpty();
  }

  /** Testville with so many social cells in the Harbour District, each with its own worker. */
  private static City patrolledBy(int workers) {
    List<String> cells = new ArrayList<>();
    StringBuilder patrols = new StringBuilder("worker,grid_layer,cell\n");
    for (int i = 0; i < workers; i++) {
      double west = 118.2 + 0.0004 * i;
      double east = west + 0.0004;
      cells.add(
          String.format(
              Locale.ROOT,
              """
              {"type":"Feature","properties":{"code":"S-%d","area":"990103"},"geometry":\
              {"type":"Polygon","coordinates":[[[%2$f,31.01],[%3$f,31.01],[%3$f,31.02],[%2$f,31.02],[%2$f,31.01]]]}}""",
              i,
              west,
              east));
      patrols.append("worker-%d,social,S-%d\n".formatted(i, i));
    }
    String layer =
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", cells) + "]}";
    return Testville.city(
        Testville.files()
            .with("layers/social.geojson", layer.getBytes(StandardCharsets.UTF_8))
            .with("patrols.csv", patrols.toString().getBytes(StandardCharsets.UTF_8)),
        1);
  }
}
