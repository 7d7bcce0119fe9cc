package io.citygrid.live.crowd.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.view.HeatView;
import io.citygrid.geo.MapTile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Ten is the least group; tiles of three zooms, the coarsest of four times four of four times four.
 */
class ShownTilesTest {
  private static final CrowdRules.Privacy RULES = new CrowdRules.Privacy(10);
  private static final MapTile CITY = new MapTile(12, 3_394, 1_672);

  private static MapTile middle(int x) {
    return new MapTile(14, CITY.x() * 4 + x, CITY.y() * 4);
  }

  private static MapTile fine(int x) {
    return new MapTile(16, CITY.x() * 16 + x, CITY.y() * 16);
  }

  private static Set<MapTile> shown(Map<MapTile, Long> devices) {
    return new ShownTiles(devices, RULES).choose();
  }

  @Test
  void aSmallTileIsHiddenWithTheSmallestBesideIt() {
    Map<MapTile, Long> devices =
        Map.of(CITY, 95L, middle(0), 30L, middle(1), 60L, middle(2), 5L, fine(0), 30L);

    // 95 less 30 and 60 would be the five. The thirty are hidden with all that lies in them.
    assertThat(shown(devices)).containsExactlyInAnyOrder(CITY, middle(1));
  }

  @Test
  void severalSmallOnesThatAreEnoughTogetherHideNothingElse() {
    Map<MapTile, Long> devices =
        Map.of(CITY, 72L, middle(0), 30L, middle(1), 30L, middle(2), 6L, middle(3), 6L);

    assertThat(shown(devices)).containsExactlyInAnyOrder(CITY, middle(0), middle(1));
  }

  @Test
  void whoMovesCountsInBothAndIsNotCountedOnAsHiding() {
    // Eight of those in the first two were heard in both: 72 less 40 and 28 are 4, not 12.
    Map<MapTile, Long> devices =
        Map.of(CITY, 72L, middle(0), 40L, middle(1), 28L, middle(2), 6L, middle(3), 6L);

    assertThat(shown(devices)).containsExactlyInAnyOrder(CITY, middle(0));
  }

  @Test
  void whereNothingIsHiddenAllAreShown() {
    assertThat(shown(Map.of(CITY, 40L, middle(0), 20L, middle(1), 25L)))
        .containsExactlyInAnyOrder(CITY, middle(0), middle(1));
    assertThat(shown(Map.of(CITY, 9L, middle(0), 9L))).isEmpty();
    assertThat(shown(Map.of())).isEmpty();
  }

  @Test
  void whatIsShownMayStayAsLongAsNothingSmallFollows() {
    Set<MapTile> shown = Set.of(CITY, middle(0));

    assertThat(isKept(Map.of(CITY, 50L, middle(0), 30L, middle(1), 20L), shown)).isTrue();
    assertThat(isKept(Map.of(CITY, 39L, middle(0), 30L, middle(1), 9L), shown)).isFalse();
    assertThat(isKept(Map.of(CITY, 30L, middle(1), 30L), shown)).isFalse();
  }

  private static boolean isKept(Map<MapTile, Long> devices, Set<MapTile> shown) {
    return new ShownTiles(devices, RULES).mayShow(shown);
  }

  /** Who subtracts whatever is shown from whatever is shown never gets at a small group. */
  @Test
  void nobodyIsFoundBySubtraction() {
    Random random = new Random(12);
    int hidden = 0;
    for (int round = 0; round < 3_000; round++) {
      Heard heard = Heard.draw(random);
      Set<MapTile> shown = shown(heard.counts());
      hidden += heard.counts().size() - shown.size();
      assertThat(heard.smallGroupsFound(shown)).as("round %d", round).isEmpty();
      assertThat(shown).allMatch(tile -> heard.counts().get(tile) >= 10);
      assertThat(new ShownTiles(heard.counts(), RULES).mayShow(shown)).isTrue();
    }
    assertThat(hidden).isGreaterThan(1_000);
  }

  /** The attack works: on tiles of which only the small ones are hidden it finds people. */
  @Test
  void hidingSmallTilesAloneWouldBeFoundBySubtraction() {
    Random random = new Random(12);
    int found = 0;
    for (int round = 0; round < 300; round++) {
      Heard heard = Heard.draw(random);
      Set<MapTile> large =
          heard.counts().entrySet().stream()
              .filter(tile -> tile.getValue() >= 10)
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      found += heard.smallGroupsFound(large).isEmpty() ? 0 : 1;
    }
    assertThat(found).isGreaterThan(100);
  }

  /** Which devices were really heard in each finest tile; some of them in two. */
  private record Heard(Map<MapTile, Set<Integer>> devices) {
    static Heard draw(Random random) {
      Map<MapTile, Set<Integer>> devices = new HashMap<>();
      int next = 0;
      int tiles = 1 + random.nextInt(14);
      List<MapTile> finest = new ArrayList<>();
      for (int i = 0; i < tiles; i++) {
        MapTile tile =
            new MapTile(
                16, CITY.x() * 16 + random.nextInt(16), CITY.y() * 16 + random.nextInt(4) * 4);
        finest.add(tile);
        int many = 1 + random.nextInt(random.nextBoolean() ? 9 : 40);
        for (int device = 0; device < many; device++) {
          devices.computeIfAbsent(tile, known -> new TreeSet<>()).add(next++);
        }
      }
      for (int mover = 0; mover < random.nextInt(10); mover++) {
        devices.get(finest.get(random.nextInt(tiles))).add(random.nextInt(next));
      }
      return new Heard(devices);
    }

    Map<MapTile, Long> counts() {
      Map<MapTile, Set<Integer>> all = new HashMap<>();
      devices.forEach(
          (tile, heard) ->
              HeatView.ZOOMS.forEach(
                  zoom ->
                      all.computeIfAbsent(tile.within(zoom), known -> new HashSet<>())
                          .addAll(heard)));
      return all.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, tile -> (long) tile.getValue().size()));
    }

    /**
     * Takes from each shown tile those shown in it, in each of them either the tile or what is
     * shown in it in turn; what is left is a small group when fewer than ten devices are in it.
     */
    List<Set<MapTile>> smallGroupsFound(Set<MapTile> shown) {
      List<Set<MapTile>> found = new ArrayList<>();
      for (MapTile tile : shown) {
        for (Set<MapTile> left : leftOf(tile, shown)) {
          Set<Integer> group = new HashSet<>();
          left.forEach(each -> group.addAll(devices.get(each)));
          if (!group.isEmpty() && group.size() < 10) {
            found.add(left);
          }
        }
      }
      return found;
    }

    /** The finest tiles that are left of a tile, for each way of subtracting. */
    private Set<Set<MapTile>> leftOf(MapTile tile, Set<MapTile> shown) {
      if (tile.zoom() == 16) {
        return Set.of(Set.of(tile));
      }
      int finer = tile.zoom() + 2;
      Set<MapTile> parts =
          devices.keySet().stream()
              .filter(each -> each.within(tile.zoom()).equals(tile))
              .map(each -> each.within(finer))
              .collect(Collectors.toSet());
      Set<Set<MapTile>> ways = Set.of(Set.of());
      for (MapTile part : parts) {
        Set<Set<MapTile>> ofPart = new HashSet<>();
        if (shown.contains(part)) {
          ofPart.add(Set.of());
        }
        if (!shown.contains(part) || part.zoom() < 16) {
          ofPart.addAll(leftOf(part, shown));
        }
        ways = together(ways, ofPart);
      }
      return ways;
    }

    private static Set<Set<MapTile>> together(Set<Set<MapTile>> some, Set<Set<MapTile>> others) {
      Set<Set<MapTile>> all = new HashSet<>();
      for (Set<MapTile> one : some) {
        for (Set<MapTile> other : others) {
          Set<MapTile> both = new HashSet<>(one);
          both.addAll(other);
          all.add(both);
        }
      }
      return all;
    }
  }
}
