package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.City;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    return Testville.city(Testville.files().with("responsibility.yaml", bytes(rules)), 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
    loads.take(view, new LoadLimits(LIMITED).departments());
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

  /** Or a city of many full offices could take no report any more. */
  @Test
  void itNamesNoMoreThanAMessageCanHold() {
    StringBuilder offices = new StringBuilder("id,name_zh,name_en,level,area,function\n");
    for (int i = 0; i <= Report.MAX_FULL_DEPARTMENTS; i++) {
      offices.append("office-%d,办%d,Office %d,CITY,990100,desk-%d\n".formatted(i, i, i, i));
    }
    City large =
        Testville.city(
            Testville.files()
                .with("departments.csv", bytes(offices.toString()))
                .with(
                    "responsibility.csv",
                    bytes("category,area,function,level,department\n*,,,,office-0\n"))
                .with(
                    "responsibility.yaml",
                    bytes(
                        "loadLimits: [{departments: [%s], casesInHand: 1}]"
                            .formatted(
                                IntStream.rangeClosed(0, Report.MAX_FULL_DEPARTMENTS)
                                    .mapToObj(i -> "office-" + i)
                                    .collect(Collectors.joining(", "))))),
            1);
    view.pulse("cases", NOW.toEpochMilli());
    large.departments().forEach(office -> inHand(office.id(), 1));
    loads.take(view, new LoadLimits(large).departments());

    List<String> full = Objects.requireNonNull(loads.listFull(large));
    assertThat(full).hasSize(Report.MAX_FULL_DEPARTMENTS);
    assertThat(TestvilleMessages.WASTE.withFullDepartments(full).full()).hasSize(full.size());
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
