package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.testville.Testville;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** In Testville Sun and Bao patrol. */
class PatrolWatchTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicReference<Optional<City>> city =
      new AtomicReference<>(Optional.of(Testville.city()));
  private final Set<String> users = new HashSet<>(Set.of("bao", "somebody"));
  private final PatrolWatch watch = new PatrolWatch(city::get, users::contains, metrics);

  @Test
  void countsThoseWhoAreNoUsersUntilTheyAre() {
    watch.look();
    assertThat(missing()).isEqualTo(1);
    assertThat(watch.missing(Testville.city())).containsExactly("sun");

    users.add("sun");
    watch.look();
    assertThat(missing()).isZero();
  }

  @Test
  void saysNothingBeforeTheCityIsKnown() {
    city.set(Optional.empty());
    watch.look();
    assertThat(missing()).isZero();
  }

  private double missing() {
    return metrics.get("citygrid.patrols.without.user").gauge().value();
  }
}
