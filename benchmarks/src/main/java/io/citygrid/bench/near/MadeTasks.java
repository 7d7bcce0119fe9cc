package io.citygrid.bench.near;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Open tasks and citizens in a city of some 60 by 60 km: half of them anywhere, half around two
 * hundred places where much happens, most within 300 m of one.
 */
final class MadeTasks {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final LonLat CENTER = new LonLat(118.38, 31.33);
  private static final double HALF_WIDTH_DEGREES = 0.3;
  private static final double SPREAD_DEGREES = 0.002;
  private static final int HOT_PLACES = 200;

  private final SplittableRandom random = new SplittableRandom(5);
  private final List<LonLat> hot;

  MadeTasks() {
    hot = java.util.stream.IntStream.range(0, HOT_PLACES).mapToObj(i -> anywhere()).toList();
  }

  /** A task that was opened, has grown to a ring or stayed: four of five are in the first. */
  TaskEvent open(int number, long version) {
    int dice = random.nextInt(20);
    return task(number, version, TaskState.OPEN, dice < 16 ? 0 : dice < 19 ? 1 : 2);
  }

  /** The same, held by somebody: it is on no map any more. */
  TaskEvent taken(int number, long version) {
    return task(number, version, TaskState.HELD, 0)
        .withHolder("citizen-" + random.nextInt(50_000), NOON.plusSeconds(1_800));
  }

  /** Where a citizen asks: where tasks are. */
  LonLat place() {
    if (random.nextInt(2) == 0) {
      return anywhere();
    }
    LonLat near = hot.get(random.nextInt(HOT_PLACES));
    return new LonLat(
        near.lon() + random.nextGaussian() * SPREAD_DEGREES,
        near.lat() + random.nextGaussian() * SPREAD_DEGREES);
  }

  private LonLat anywhere() {
    return new LonLat(
        CENTER.lon() + (random.nextDouble() * 2 - 1) * HALF_WIDTH_DEGREES,
        CENTER.lat() + (random.nextDouble() * 2 - 1) * HALF_WIDTH_DEGREES);
  }

  private TaskEvent task(int number, long version, TaskState state, int ring) {
    LonLat at = place();
    String caseId = "C%015d".formatted(number);
    return new TaskEvent(
        TaskEvent.idOf(caseId, 5),
        version,
        state,
        NOON,
        caseId,
        "E0101",
        "340202",
        new Position(at.lon(), at.lat(), 10),
        "reporter-" + number % 20_000,
        "handler-" + number % 500,
        List.of("urban-" + number % 40),
        NOON,
        ring,
        "",
        null,
        List.of(),
        "",
        1,
        "",
        List.of());
  }
}
