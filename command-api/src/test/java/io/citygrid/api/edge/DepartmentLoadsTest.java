package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.City;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the edge stamps on a report of who is full. */
class DepartmentLoadsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final City LIMITED =
      city("loadLimits: [{departments: [river-urban, water], casesInHand: 2}]");

  private final InMemoryCityView view = new InMemoryCityView();
  private Vertx vertx;
  private DepartmentLoads loads;

  private static City city(String rules) {
    return Testville.city(
        Testville.files().with("responsibility.yaml", rules.getBytes(StandardCharsets.UTF_8)), 1);
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    loads =
        new DepartmentLoads(
            () -> Optional.of(LIMITED),
            new ViewReads(view, vertx.createSharedWorkerExecutor("view", 1)),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private void inHand(String department, int cases) {
    for (int i = 0; i < cases; i++) {
      view.write(
          new ViewWrite(
              ViewKind.CASE,
              department + "-" + i,
              1,
              "{}",
              0,
              List.of(ViewIndexes.CASES, ViewIndexes.casesInHand(department))));
    }
  }

  private void look() {
    loads.take(view, DepartmentLoads.listLimited(LIMITED));
  }

  @Test
  void whoHasAsManyAsItCanTakeIsFull() {
    view.pulse("cases", NOW.toEpochMilli());
    inHand("river-urban", 2);
    inHand("water", 1);
    inHand("hill-urban", 50);
    look();

    assertThat(loads.listFull(LIMITED)).containsExactly("river-urban");
  }

  @Test
  void nobodyIsFullBeforeAnythingIsKnownOrWhenWhatIsKnownIsOld() {
    assertThat(loads.listFull(LIMITED)).isNull();

    inHand("river-urban", 9);
    look();
    assertThat(loads.listFull(LIMITED)).as("the job never said that it is alive").isNull();

    view.pulse("cases", NOW.minusSeconds(31).toEpochMilli());
    look();
    assertThat(loads.listFull(LIMITED)).as("the job is silent").isNull();

    view.pulse("cases", NOW.minusSeconds(29).toEpochMilli());
    look();
    assertThat(loads.listFull(LIMITED)).containsExactly("river-urban");
  }

  @Test
  void aCityWithoutLimitsStampsNothingAndAnotherLimitHoldsAtOnce() {
    view.pulse("cases", NOW.toEpochMilli());
    inHand("river-urban", 2);
    look();

    assertThat(loads.listFull(Testville.city())).isNull();
    assertThat(loads.listFull(city("loadLimits: [{departments: [river-urban], casesInHand: 3}]")))
        .isEmpty();
  }

  /** Each second by itself, as in the running API. */
  @Test
  void itLooksAgainAsLongAsItIsWatched() {
    view.pulse("cases", NOW.toEpochMilli());
    inHand("water", 2);
    loads.watch(vertx);

    await().until(() -> loads.listFull(LIMITED) != null);
    assertThat(loads.listFull(LIMITED)).containsExactly("water");
  }
}
