package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.City;
import io.citygrid.city.event.Position;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reports that come faster than the live view can tell of them: a model of the job dispatches each
 * late, by the stamp that the report carries, in a random order of taking, deciding, handling and
 * looking. No department ever has more in hand than it can take, and what one could take it gets
 * once the burst is over.
 */
class BurstTest {
  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final int LIMIT = 5;
  private static final List<String> CATEGORIES = List.of("E0101", "E0102");

  private final InMemoryCityView view = new InMemoryCityView();
  private final Vertx vertx = Vertx.vertx();
  private final City city = city();
  private final LikelyDepartment rules = new LikelyDepartment(city);
  private final DepartmentLoads loads =
      new DepartmentLoads(
          () -> Optional.of(city),
          new ViewReads(view, vertx.createSharedWorkerExecutor("view", 1)),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final Map<String, Integer> inHand = new HashMap<>();
  private final Deque<Report> onTheWay = new ArrayDeque<>();
  private final List<ViewWrite> atWork = new ArrayList<>();
  private int leftToPersons;

  private static City city() {
    String yaml =
        """
        fullLoad: NEXT
        loadLimits: [{departments: [river-urban, hill-urban, north-street], casesInHand: %d}]
        """
            .formatted(LIMIT);
    return Testville.city(
        Testville.files().with("responsibility.yaml", yaml.getBytes(StandardCharsets.UTF_8)), 1);
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverGoesBeyondALimit(long seed) {
    Random random = new Random(seed);
    view.pulse("cases", NOW.toEpochMilli());
    look();
    Set<String> everFull = new HashSet<>();
    for (int step = 0; step < 3_000; step++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3, 4 -> report("r" + step, random);
        case 5, 6, 7 -> {
          for (int i = random.nextInt(8); i >= 0; i--) {
            decide(random);
          }
        }
        case 8 -> look();
        default -> handle(random);
      }
      inHand.forEach(
          (department, cases) -> {
            assertThat(cases).as(department).isLessThanOrEqualTo(LIMIT);
            if (cases == LIMIT) {
              everFull.add(department);
            }
          });
    }
    assertThat(everFull).as("limits were reached").isNotEmpty();
    assertThat(leftToPersons).as("what found no room").isPositive();

    while (!onTheWay.isEmpty()) {
      decide(random);
    }
    look();
    for (Map.Entry<String, Integer> each : inHand.entrySet()) {
      assertThat(Objects.requireNonNull(loads.listFull(city)).contains(each.getKey()))
          .as("every room is given back: %s has %d", each.getKey(), each.getValue())
          .isEqualTo(each.getValue() == LIMIT);
    }
  }

  private void look() {
    loads.take(view, new LoadLimits(city).departments());
  }

  private void report(String id, Random random) {
    Position place =
        random.nextBoolean()
            ? new Position(Testville.NORTH_STREET.lon(), Testville.NORTH_STREET.lat(), 5)
            : new Position(Testville.SOUTH_STREET.lon(), Testville.SOUTH_STREET.lat(), 5);
    Report made =
        new Report(
            id,
            "li",
            TestvilleMessages.WASTE.source(),
            CATEGORIES.get(random.nextInt(CATEGORIES.size())),
            "",
            place,
            NOW,
            NOW,
            1,
            "",
            null,
            null);
    onTheWay.add(loads.stamp(city, made));
  }

  /** The job takes the report that waits longest. */
  private void decide(Random random) {
    Report report = onTheWay.poll();
    if (report == null) {
      return;
    }
    String department =
        rules
            .find(report.category(), report.position(), report.receivedAt(), report.full())
            .map(found -> found.id())
            .orElse("");
    List<String> indexes = new ArrayList<>(List.of(ViewIndexes.CASES));
    if (department.isEmpty()) {
      leftToPersons++;
    } else {
      indexes.add(ViewIndexes.casesInHand(department));
      inHand.merge(department, 1, Integer::sum);
    }
    ViewWrite write =
        new ViewWrite(ViewKind.CASE, report.caseId(), 1, "{}", random.nextInt(1_000), indexes);
    view.write(write);
    if (!department.isEmpty()) {
      atWork.add(write);
    }
  }

  private void handle(Random random) {
    if (atWork.isEmpty()) {
      return;
    }
    ViewWrite done = atWork.remove(random.nextInt(atWork.size()));
    String index = done.indexes().get(1);
    inHand.merge(index.substring(index.lastIndexOf(':') + 1), -1, Integer::sum);
    view.write(
        new ViewWrite(
            ViewKind.CASE, done.id(), 2, "{}", done.atMillis(), List.of(ViewIndexes.CASES)));
  }
}
