package io.citygrid.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.citygrid.api.verification.NearbyTasks;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.geo.LonLat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisCityViewIT extends CityViewContract {
  private static final List<Double> RADII = List.of(500.0, 1_000.0, 2_000.0);

  @TempDir static Path directory;
  private static EmbeddedRedis redis;
  private static RedisWriter writer;
  private static RedisCityView view;

  @BeforeAll
  static void start() throws Exception {
    redis = EmbeddedRedis.start(directory, Ports.free());
    writer = new RedisWriter(redis.uri());
    view = new RedisCityView(redis.uri(), 2);
  }

  @AfterAll
  static void stop() {
    view.close();
    writer.close();
    redis.close();
  }

  @BeforeEach
  void clear() {
    writer.clear();
  }

  @Override
  CityView view() {
    return view;
  }

  @Override
  void write(ViewWrite write) {
    writer.write(write);
  }

  @Override
  void outcome(String commandId, String json) {
    writer.outcome(commandId, json);
  }

  @Override
  void crowd(String area, String json) {
    writer.crowd(area, 1, json);
  }

  @Override
  void flow(String area, String json) {
    writer.flow(area, 1, json);
  }

  @Override
  void travel(String route, String json) {
    writer.travel(route, 1, json);
  }

  @Override
  void cell(String cell, String json) {
    writer.cell(cell, 1, json);
  }

  @Override
  void heat(String cell, String json) {
    writer.heat(cell, 1, json);
  }

  @Override
  void forgetMarks(ViewKind kind) {
    writer.forgetMarks(kind);
  }

  @Override
  void segment(String id, String json) {
    writer.segment(id, 1, json);
  }

  /**
   * Tasks open, grow into the next ring, are taken and come back, on a map that is asked all the
   * time: what Redis finds is what looking at each task finds. Redis keeps places to some 0.6 m and
   * takes the earth a little larger, so that a task on the very edge may fall on either side.
   */
  @Test
  void tasksNearbyAreThoseThatLookingAtEachOfThemFindsWhileTheyComeAndGo() {
    for (LonLat center : List.of(Testville.NORTH_STREET, new LonLat(0, 0), new LonLat(25, 84))) {
      clear();
      Random random = new Random(9);
      Map<String, ViewWrite> live = new HashMap<>();
      for (int step = 1; step <= 2_400; step++) {
        String id = "task-" + random.nextInt(400);
        int ring = random.nextInt(4) - 1;
        ViewWrite write = task(id, step, ring, around(center, random));
        writer.write(write);
        live.put(id, write);
        if (step % 40 == 0) {
          isAsLookingAtEach(around(center, random), live.values());
        }
      }
    }
  }

  private static void isAsLookingAtEach(LonLat here, Collection<ViewWrite> live) {
    Map<String, Double> found = NearbyTasks.find(view, here, RADII);
    List<Double> distances = List.copyOf(found.values());
    assertThat(distances).isSorted().hasSizeLessThanOrEqualTo(NearbyTasks.MOST_SHOWN);
    boolean isCut = found.size() == NearbyTasks.MOST_SHOWN;
    double farthest = isCut ? distances.get(distances.size() - 1) : Double.MAX_VALUE;
    for (ViewWrite write : live) {
      MapPlace place = write.place();
      Double told = found.get(write.id());
      if (place == null) {
        assertThat(told).as(write.id()).isNull();
        continue;
      }
      double metres = new LonLat(place.lon(), place.lat()).distanceMeters(here);
      double doubt = 1.5 + metres / 1_000;
      double reach = RADII.get(Integer.parseInt(place.index().substring("tasks:near:".length())));
      if (told != null) {
        assertThat(told).as(write.id()).isCloseTo(metres, offset(doubt));
        assertThat(metres).as(write.id()).isLessThan(reach + doubt);
      } else {
        assertThat(metres).as(write.id()).isGreaterThan(Math.min(reach, farthest) - doubt);
      }
    }
  }

  /** Within some 3 km, denser towards the middle. */
  private static LonLat around(LonLat center, Random random) {
    double metres = 3_000 * random.nextDouble() * random.nextDouble();
    double angle = 2 * Math.PI * random.nextDouble();
    double metresPerDegree = 111_195;
    return new LonLat(
        center.lon()
            + metres * Math.cos(angle) / metresPerDegree / Math.cos(Math.toRadians(center.lat())),
        center.lat() + metres * Math.sin(angle) / metresPerDegree);
  }

  private static ViewWrite task(String id, long version, int ring, LonLat at) {
    String map = ViewIndexes.tasksNear(ring);
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    return ring < 0
        ? new ViewWrite(ViewKind.TASK, id, version, "{}", version, List.of())
        : new ViewWrite(
            ViewKind.TASK,
            id,
            version,
            json,
            version,
            List.of(map),
            new MapPlace(map, at.lon(), at.lat()));
  }
}
