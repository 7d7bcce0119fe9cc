package io.citygrid.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.WorkersByChance;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * The real hub against a model: lines break and come again, sockets fill up, the log is trimmed or
 * begun anew, answers come late and in any order. When all is quiet, every wall holds the truth.
 */
class FeedHubTest {
  private static final Set<FeedKind> KINDS = Set.of(FeedKind.CASE);
  private static final List<Principal> WHO =
      List.of(
          new Principal("op", Set.of(Role.OPERATOR), Set.of(Principal.EVERYWHERE), "", Set.of()),
          new Principal("river", Set.of(Role.OPERATOR), Set.of("990101"), "", Set.of()));

  /** One connection: what is sent after it broke never arrives. */
  private static final class Socket implements Outlet {
    private final FollowingWall wall;
    private boolean broken;

    Socket(FollowingWall wall) {
      this.wall = wall;
    }

    @Override
    public void send(String text) {
      if (!broken) {
        wall.send(text);
      }
    }

    @Override
    public boolean isFull() {
      return wall.isFull();
    }

    @Override
    public void close() {
      broken = true;
    }
  }

  private static final class Line {
    final Principal who;
    final FollowingWall wall = new FollowingWall();
    Viewer viewer;

    Line(Principal who) {
      this.who = who;
      this.viewer = connected();
    }

    Viewer connected() {
      return new Viewer(new Socket(wall), KINDS, who, "token");
    }
  }

  @Property(tries = 300)
  void everyWallHoldsTheTruthAfterAnyBreaks(@ForAll @LongRange(min = 0) long seed) {
    Random random = new Random(seed);
    InMemoryCityView view = new InMemoryCityView();
    WorkersByChance workers = new WorkersByChance(random);
    FeedHub hub = new FeedHub(view, workers, new FeedMeters(new SimpleMeterRegistry()));
    List<Line> lines = new ArrayList<>();
    WHO.forEach(who -> lines.add(new Line(who)));
    lines.forEach(line -> hub.join(line.viewer));
    for (int step = 0; step < 200; step++) {
      Line line = lines.get(random.nextInt(lines.size()));
      switch (random.nextInt(12)) {
        case 0 -> line.wall.full = !line.wall.full;
        case 1 -> breakAndResume(hub, line);
        case 2 -> hub.follow(line.viewer, true);
        case 3 -> upset(view, random, "epoch-" + step);
        case 4, 5 -> hub.poll();
        case 6, 7, 8 -> workers.step();
        default -> view.write(change(random));
      }
    }
    settle(hub, workers, lines);

    for (Line line : lines) {
      assertThat(line.wall.held()).isEqualTo(FollowingWall.expected(view, line.who));
      assertThat(line.wall.gaps).isZero();
    }
  }

  @Test
  void asksNothingOnceItIsStopped() {
    WorkersByChance workers = new WorkersByChance(new Random(1));
    FeedHub hub =
        new FeedHub(new InMemoryCityView(), workers, new FeedMeters(new SimpleMeterRegistry()));

    hub.stop();
    hub.poll();
    hub.join(new Line(WHO.get(0)).viewer);
    hub.wake();

    assertThat(workers.step()).isFalse();
  }

  /** The line breaks and comes again at once, from where the wall stands. */
  private static void breakAndResume(FeedHub hub, Line line) {
    hub.leave(line.viewer);
    line.wall.full = false;
    line.viewer.outlet().close();
    line.viewer = line.connected();
    if (line.wall.position().sequence() < 0) {
      hub.join(line.viewer);
    } else {
      hub.resume(line.viewer, line.wall.position());
    }
  }

  private static void upset(InMemoryCityView view, Random random, String epoch) {
    if (random.nextInt(3) == 0) {
      view.beginEpoch(epoch);
    } else {
      view.trim(random.nextInt(4));
    }
  }

  private static void settle(FeedHub hub, WorkersByChance workers, List<Line> lines) {
    lines.forEach(line -> line.wall.full = false);
    for (int round = 0; round < 6; round++) {
      hub.poll();
      hub.wake();
      while (workers.step()) {
        assertThat(hub.viewers()).hasSameSizeAs(lines);
      }
      lines.forEach(line -> hub.follow(line.viewer, true));
    }
  }

  private static ViewWrite change(Random random) {
    int number = random.nextInt(12);
    long version = 1 + random.nextInt(8);
    String district = number % 2 == 0 ? "990101" : "990102";
    return new ViewWrite(
        ViewKind.CASE,
        "c" + number,
        version,
        "{\"id\":\"c%d\",\"version\":%d,\"areaPath\":[\"990100\",\"%s\"],\"department\":\"\",\"reporter\":\"x\"}"
            .formatted(number, version, district),
        1_000 + version,
        List.of(ViewIndexes.CASES));
  }
}
