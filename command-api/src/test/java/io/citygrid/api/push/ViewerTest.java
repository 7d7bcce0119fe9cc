package io.citygrid.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewPosition;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** A wall that follows the feed ends with what the view holds, whatever breaks on the way. */
class ViewerTest {
  private static final Principal EVERYWHERE =
      new Principal("op", Set.of(Role.OPERATOR), Set.of(Principal.EVERYWHERE), "", Set.of());
  private static final Principal RIVER =
      new Principal("river", Set.of(Role.OPERATOR), Set.of("990101"), "", Set.of());
  private static final Set<FeedKind> KINDS = Set.of(FeedKind.CASE);

  @Property(tries = 60)
  void randomBreaksAndResumesEndEqual(@ForAll @LongRange(min = 0) long seed) {
    Random random = new Random(seed);
    Principal who = random.nextBoolean() ? EVERYWHERE : RIVER;
    InMemoryCityView view = new InMemoryCityView();
    RecentChanges recent = new RecentChanges(5);
    FollowingWall wall = new FollowingWall();
    Viewer viewer = new Viewer(wall, KINDS, who, "token");
    viewer.show(new SnapshotReader(view).read(who, KINDS), "first");
    for (int step = 0; step < 80; step++) {
      switch (random.nextInt(8)) {
        case 0 -> wall.full = !wall.full;
        case 1 -> viewer = rejoined(view, wall, who);
        case 2 -> {
          if (random.nextInt(6) == 0) {
            view.beginEpoch("epoch-" + step + "-" + seed);
          }
        }
        case 3, 4 -> tick(view, recent, viewer, wall, random.nextBoolean());
        default -> view.write(change(random));
      }
    }
    wall.full = false;
    tick(view, recent, viewer, wall, true);
    tick(view, recent, viewer, wall, true);

    assertThat(wall.held()).isEqualTo(FollowingWall.expected(view, who));
    assertThat(wall.gaps).isZero();
  }

  @Test
  void deltasSkipWhatAViewerMayNotSeeButStayWithoutAGap() {
    InMemoryCityView view = new InMemoryCityView();
    RecentChanges recent = new RecentChanges(100);
    FollowingWall wall = new FollowingWall();
    Viewer viewer = new Viewer(wall, KINDS, RIVER, "token");
    viewer.show(new SnapshotReader(view).read(RIVER, KINDS), "first");

    view.write(write("hill-1", 1, "990102"));
    view.write(write("river-1", 1, "990101"));
    view.write(write("hill-2", 1, "990102"));
    tick(view, recent, viewer, wall, false);
    tick(view, recent, viewer, wall, false);

    assertThat(wall.held()).containsOnlyKeys("river-1");
    assertThat(wall.gaps).isZero();
  }

  @Test
  void recentChangesSayWhenTheyNoLongerHoldWhatWasMissed() {
    InMemoryCityView view = new InMemoryCityView();
    RecentChanges recent = new RecentChanges(2);
    for (int i = 0; i < 4; i++) {
      view.write(write("c" + i, 1, "990101"));
    }
    recent.restart(view.position().epoch(), 0);
    view.changesAfter(0, 10).changes().forEach(c -> recent.add(LoggedChange.of(c)));

    assertThat(recent.after(1)).isEmpty();
    assertThat(recent.after(2))
        .get()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
    assertThat(recent.after(4)).contains(List.of());
  }

  private static Viewer rejoined(InMemoryCityView view, FollowingWall wall, Principal who) {
    Viewer viewer = new Viewer(wall, KINDS, who, "token");
    ViewPosition from = wall.position();
    boolean known =
        from.epoch().equals(view.position().epoch())
            && from.sequence() <= view.position().sequence();
    if (known) {
      viewer.resume(from.epoch(), from.sequence());
    } else {
      viewer.show(new SnapshotReader(view).read(who, KINDS), "epoch-changed");
    }
    return viewer;
  }

  /** What the hub does at each look. */
  private static void tick(
      InMemoryCityView view,
      RecentChanges recent,
      Viewer viewer,
      FollowingWall wall,
      boolean beat) {
    ViewPosition now = view.position();
    if (!now.epoch().equals(recent.epoch()) || now.sequence() < recent.latest()) {
      recent.restart(now.epoch(), now.sequence());
      viewer.show(new SnapshotReader(view).read(viewer.principal(), KINDS), "epoch-changed");
      return;
    }
    view.changesAfter(recent.latest(), 100)
        .changes()
        .forEach(change -> recent.add(LoggedChange.of(change)));
    if (!viewer.follow(recent, beat)) {
      viewer.show(new SnapshotReader(view).read(viewer.principal(), KINDS), "slow-viewer");
    }
  }

  private static ViewWrite change(Random random) {
    String id = "c" + random.nextInt(12);
    return write(id, 1 + random.nextInt(6), random.nextBoolean() ? "990101" : "990102");
  }

  /** A case stays in its district: the id says which. */
  private static ViewWrite write(String id, long version, String district) {
    String fixed = id.startsWith("c") ? (id.hashCode() % 2 == 0 ? "990101" : "990102") : district;
    return new ViewWrite(
        ViewKind.CASE,
        id,
        version,
        "{\"id\":\"%s\",\"version\":%d,\"areaPath\":[\"990100\",\"%s\"],\"department\":\"\",\"reporter\":\"x\"}"
            .formatted(id, version, fixed),
        1_000 + version,
        List.of(ViewIndexes.CASES));
  }
}
