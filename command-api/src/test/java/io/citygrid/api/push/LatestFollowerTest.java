package io.citygrid.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewAwayException;
import io.citygrid.api.view.WorkersByChance;
import io.citygrid.city.CityVersion;
import io.citygrid.city.view.ViewKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Latest values against a model: sockets fill up, viewers come and go, marks are forgotten, the
 * view is lost or away, areas change hands. When all is quiet, every wall shows what the view has
 * of its areas and nothing else.
 */
class LatestFollowerTest {
  private static final Principal EVERYWHERE =
      new Principal("op", Set.of(Role.OPERATOR), Set.of(Principal.EVERYWHERE), "", Set.of());
  private static final Principal RIVER =
      new Principal("river", Set.of(Role.OPERATOR), Set.of("990101"), "", Set.of());

  private final InMemoryCityView view = new InMemoryCityView();
  private final Ground ground = new Ground();
  private boolean away;
  private long now;

  /** Segments of even numbers lie in the River District, until they are moved to the Hill. */
  private static final class Ground implements ValuePlaces {
    private long version = 1;

    void move() {
      version++;
    }

    @Override
    public Optional<CityVersion> version() {
      return Optional.of(new CityVersion(version, 1, 1, Instant.EPOCH));
    }

    @Override
    public List<String> areaPath(String id) {
      boolean even = Integer.parseInt(id) % 2 == 0;
      return List.of("990100", even == (version % 2 == 0) ? "990102" : "990101");
    }
  }

  private LatestFollower follower(WorkersByChance workers) {
    return new LatestFollower(
        FeedKind.SEGMENT,
        mark -> {
          if (away) {
            throw new ViewAwayException(new JedisException("away"));
          }
          return view.latestAfter(ViewKind.SEGMENT, mark);
        },
        workers,
        ground,
        new FeedMeters(new SimpleMeterRegistry()));
  }

  @Property(tries = 150)
  void wallsEndWithWhatTheViewHas(@ForAll @LongRange(min = 0) long seed) {
    Random random = new Random(seed);
    WorkersByChance workers = new WorkersByChance(random);
    LatestFollower follower = follower(workers);
    List<Principal> who = List.of(EVERYWHERE, RIVER, EVERYWHERE);
    List<ValueWall> walls = new ArrayList<>();
    List<Viewer> viewers = new ArrayList<>();
    for (Principal principal : who) {
      walls.add(new ValueWall());
      viewers.add(walls.get(walls.size() - 1).viewer(principal));
    }
    for (int step = 0; step < 150; step++) {
      int one = random.nextInt(who.size());
      now += random.nextInt(200);
      switch (random.nextInt(14)) {
        case 0 -> walls.get(one).full = !walls.get(one).full;
        case 1 -> viewers.set(one, walls.get(one).viewer(who.get(one)));
        case 2 -> upset(random, step);
        case 3, 4 -> follower.follow(viewers, now);
        case 5, 6, 7 -> workers.step();
        default -> drive(random.nextInt(8), random.nextInt(5));
      }
    }
    settle(follower, workers, walls, viewers);

    for (int one = 0; one < who.size(); one++) {
      assertThat(walls.get(one).held()).isEqualTo(seen(who.get(one)));
    }
  }

  @Test
  void tellsAllAtFirstThenOnlyWhatChangedAndOnlyTheLatestOfIt() {
    WorkersByChance workers = new WorkersByChance(new Random(1));
    LatestFollower follower = follower(workers);
    ValueWall wall = new ValueWall();
    List<Viewer> viewers = List.of(wall.viewer(EVERYWHERE));
    drive(1, 10);
    drive(2, 20);
    look(follower, workers, viewers);
    assertThat(told(wall)).containsExactly("true:[1=10, 2=20]");

    drive(2, 21);
    look(follower, workers, viewers);
    drive(2, 22);
    look(follower, workers, viewers);
    assertThat(told(wall)).as("within half a second").hasSize(1);
    now += Viewer.LATEST_MILLIS;
    look(follower, workers, viewers);
    look(follower, workers, viewers);
    assertThat(told(wall)).containsExactly("true:[1=10, 2=20]", "false:[2=22]");
  }

  @Test
  void whoHasNothingToSeeIsToldSoOnceAndNoMore() {
    WorkersByChance workers = new WorkersByChance(new Random(1));
    LatestFollower follower = follower(workers);
    ValueWall wall = new ValueWall();
    List<Viewer> viewers = List.of(wall.viewer(RIVER));
    for (int speed = 1; speed < 4; speed++) {
      drive(1, speed);
      now += Viewer.LATEST_MILLIS;
      look(follower, workers, viewers);
    }
    assertThat(told(wall)).containsExactly("true:[]");
  }

  @Test
  void whenRightsChangeAllIsToldAnew() {
    WorkersByChance workers = new WorkersByChance(new Random(1));
    LatestFollower follower = follower(workers);
    ValueWall wall = new ValueWall();
    Viewer viewer = wall.viewer(EVERYWHERE);
    drive(1, 10);
    drive(2, 20);
    look(follower, workers, List.of(viewer));
    viewer.become(RIVER);
    look(follower, workers, List.of(viewer));
    assertThat(wall.held()).containsOnlyKeys("2");
  }

  @Test
  void manyValuesComeInPartsOfOneTelling() {
    WorkersByChance workers = new WorkersByChance(new Random(1));
    LatestFollower follower = follower(workers);
    ValueWall wall = new ValueWall();
    for (int segment = 0; segment < 1_201; segment++) {
      drive(segment, segment);
    }
    look(follower, workers, List.of(wall.viewer(EVERYWHERE)));
    assertThat(wall.held()).hasSize(1_201);
    assertThat(wall.messages())
        .extracting(message -> message.getInteger("part") + "/" + message.getInteger("parts"))
        .containsExactly("1/3", "2/3", "3/3");
  }

  @Test
  void asksNothingOnceItIsStopped() {
    WorkersByChance workers = new WorkersByChance(new Random(1));
    LatestFollower follower = follower(workers);
    follower.stop();
    follower.follow(List.of(), now);
    assertThat(workers.step()).isFalse();
  }

  private void upset(Random random, int step) {
    switch (random.nextInt(5)) {
      case 0 -> view.beginEpoch("epoch-" + step);
      case 1 -> view.forgetMarks(ViewKind.SEGMENT);
      case 2 -> ground.move();
      default -> away = !away;
    }
  }

  private void settle(
      LatestFollower follower,
      WorkersByChance workers,
      List<ValueWall> walls,
      List<Viewer> viewers) {
    away = false;
    walls.forEach(wall -> wall.full = false);
    for (int round = 0; round < 4; round++) {
      now += Viewer.LATEST_MILLIS;
      look(follower, workers, viewers);
    }
  }

  private void look(LatestFollower follower, WorkersByChance workers, List<Viewer> viewers) {
    follower.follow(viewers, now);
    while (workers.step()) {
      now++;
    }
  }

  private void drive(int segment, int speed) {
    view.segment(
        Integer.toString(segment), "{\"segment\":\"%d\",\"speed\":%d}".formatted(segment, speed));
  }

  private Map<String, Integer> seen(Principal who) {
    Map<String, Integer> seen = new TreeMap<>();
    view.segments()
        .forEach(
            (id, json) -> {
              if (who.seesPlace(ground.areaPath(id))) {
                seen.put(id, new JsonObject(json).getInteger("speed"));
              }
            });
    return seen;
  }

  /** Each message as {@code whole:[segment=speed, …]}. */
  private static List<String> told(ValueWall wall) {
    return wall.messages().stream()
        .map(
            message ->
                message.getBoolean("whole")
                    + ":"
                    + message.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .map(item -> item.getString("segment") + "=" + item.getInteger("speed"))
                        .sorted()
                        .collect(Collectors.toList()))
        .toList();
  }
}
