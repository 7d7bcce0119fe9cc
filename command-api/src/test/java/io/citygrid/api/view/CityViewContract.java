package io.citygrid.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.geo.LonLat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every live view must do, whatever holds it. */
abstract class CityViewContract {
  private static final String ALL = "cases";
  private static final String WEST = "cases:district:west:DISPATCHED";

  /** An empty view. */
  abstract CityView view();

  /** Writes as the jobs do. */
  abstract void write(ViewWrite write);

  /** Leaves the outcome of a command as the job does. */
  abstract void outcome(String commandId, String json);

  /** Leaves the traffic on a segment as the job does. */
  abstract void segment(String id, String json);

  /** Forgets the marks of what was written, as their capped stream does. */
  abstract void forgetMarks(ViewKind kind);

  /** Leaves a grid cell as the job does. */
  abstract void cell(String cell, String json);

  /** Leaves a cell of the heat surface as the job does. */
  abstract void heat(String cell, String json);

  /** Leaves the flow of an area as the job does. */
  abstract void flow(String area, String json);

  /** Leaves the travel time along a route as the job does. */
  abstract void travel(String route, String json);

  /** Leaves the crowd in an area as the job does. */
  abstract void crowd(String area, String json);

  @Test
  void tellsAllLatestValuesAtFirstAndThenThoseThatWereWritten() {
    segment("a.1", "{\"level\":\"CLEAR\"}");
    segment("a.2", "{}");
    LatestChanges first = view().latestAfter(ViewKind.SEGMENT, LatestMark.NOTHING);
    assertThat(first.whole()).isTrue();
    assertThat(first.values()).isEqualTo(Map.of("a.1", "{\"level\":\"CLEAR\"}", "a.2", "{}"));

    segment("a.1", "{\"level\":\"SEVERE\"}");
    crowd("square", "{}");
    LatestChanges next = view().latestAfter(ViewKind.SEGMENT, first.mark());
    assertThat(next.whole()).isFalse();
    assertThat(next.values()).isEqualTo(Map.of("a.1", "{\"level\":\"SEVERE\"}"));
    assertThat(view().latestAfter(ViewKind.SEGMENT, next.mark()))
        .isEqualTo(new LatestChanges(next.mark(), false, Map.of()));
    assertThat(view().latestAfter(ViewKind.CROWD, LatestMark.NOTHING).values())
        .containsOnlyKeys("square");
  }

  @Test
  void tellsAllLatestValuesWhenMarksAreMissingOrOfAnotherEpoch() {
    segment("a.1", "{}");
    LatestMark before = view().latestAfter(ViewKind.SEGMENT, LatestMark.NOTHING).mark();
    segment("a.2", "{}");
    LatestMark ofAnother = new LatestMark("another", before.number());
    assertThat(view().latestAfter(ViewKind.SEGMENT, ofAnother).whole()).isTrue();
    LatestMark ahead = new LatestMark(before.epoch(), before.number() + 7);
    assertThat(view().latestAfter(ViewKind.SEGMENT, ahead).whole()).isTrue();

    forgetMarks(ViewKind.SEGMENT);
    segment("a.3", "{}");
    LatestChanges told = view().latestAfter(ViewKind.SEGMENT, before);
    assertThat(told.whole()).isTrue();
    assertThat(told.values()).containsOnlyKeys("a.1", "a.2", "a.3");
  }

  @Test
  void anEmptyViewHasNothingAndStandsAtTheStart() {
    assertThat(view().find(ViewKind.CASE, "a")).isEmpty();
    assertThat(view().list(ViewKind.CASE, ALL, Cursor.START, 10)).isEmpty();
    assertThat(view().position()).isEqualTo(new ViewPosition("", 0));
    assertThat(view().changesAfter(0, 10).changes()).isEmpty();
    assertThat(view().counts(List.of(ALL))).containsEntry(ALL, 0L);
    assertThat(view().readings()).isEmpty();
    assertThat(view().segments()).isEmpty();
    assertThat(view().crowd()).isEmpty();
    assertThat(view().flow()).isEmpty();
    assertThat(view().travel()).isEmpty();
    assertThat(view().pulses(List.of("cases"))).isEmpty();
  }

  @Test
  void anOlderVersionChangesNothing() {
    write(aCase("a", 2, 100, ALL));
    write(aCase("a", 1, 90, ALL));

    assertThat(view().find(ViewKind.CASE, "a")).get().extracting(ViewItem::version).isEqualTo(2L);
    assertThat(view().position().sequence()).isEqualTo(1);
  }

  @Test
  void listsNewestFirstAndGoesOnWhereItStopped() {
    for (int i = 0; i < 9; i++) {
      write(aCase("c" + i, 1, 100 + i / 3, ALL));
    }
    List<String> paged = new ArrayList<>();
    Cursor at = Cursor.START;
    List<ViewItem> page;
    do {
      page = view().list(ViewKind.CASE, ALL, at, 2);
      for (ViewItem item : page) {
        paged.add(item.id());
        at = new Cursor(item.atMillis(), item.id());
      }
    } while (!page.isEmpty());

    assertThat(paged).containsExactly("c8", "c7", "c6", "c5", "c4", "c3", "c2", "c1", "c0");
  }

  @Test
  void aThingLeavesTheIndexesThatItNoLongerNames() {
    write(aCase("a", 1, 100, ALL, WEST));
    write(aCase("a", 2, 110, ALL));

    assertThat(view().counts(List.of(ALL, WEST))).containsEntry(ALL, 1L).containsEntry(WEST, 0L);
    assertThat(view().existing(ViewKind.CASE, List.of("a", "b"))).containsExactly("a");
  }

  @Test
  void theLogTellsEveryChangeInOrder() {
    write(aCase("a", 1, 100, ALL));
    write(aCase("b", 1, 101, ALL));
    write(aCase("a", 2, 102, ALL));

    ViewChanges changes = view().changesAfter(1, 10);

    assertThat(changes.position().sequence()).isEqualTo(3);
    assertThat(changes.position().epoch()).isNotEmpty();
    assertThat(changes.changes()).extracting(ViewChange::sequence).containsExactly(2L, 3L);
    assertThat(changes.changes().get(1).item())
        .isEqualTo(new ViewItem(ViewKind.CASE, "a", 2, 102, json("a", 2)));
    assertThat(view().changesAfter(0, 2).changes()).hasSize(2);
  }

  @Test
  void looksUpWhatThereIsOfManyIds() {
    write(aCase("a", 1, 100, ALL));
    write(aCase("b", 1, 100, ALL));

    assertThat(view().listByIds(ViewKind.CASE, List.of("b", "x", "a")))
        .extracting(ViewItem::id)
        .containsExactly("b", "a");
  }

  @Test
  void knowsTheOutcomesOfDecidedCommandsOnly() {
    outcome("decided", "{}");

    assertThat(view().outcomes(List.of("decided", "open"))).isEqualTo(Map.of("decided", "{}"));
    assertThat(view().outcomes(List.of())).isEmpty();
  }

  @Test
  void knowsTheLatestOfEachSegment() {
    segment("a.1", "{\"level\":\"CLEAR\"}");
    segment("a.2", "{}");
    segment("a.1", "{\"level\":\"SEVERE\"}");

    assertThat(view().segments()).isEqualTo(Map.of("a.1", "{\"level\":\"SEVERE\"}", "a.2", "{}"));
  }

  @Test
  void knowsTheLatestOfEachCrowd() {
    crowd("square", "{\"people\":12}");
    crowd("square", "{\"people\":14}");

    assertThat(view().crowd()).isEqualTo(Map.of("square", "{\"people\":14}"));
    cell("990101001000002", "{\"devices\":15}");
    assertThat(view().cells()).isEqualTo(Map.of("990101001000002", "{\"devices\":15}"));
    heat("16-1-2", "{\"devices\":14}");
    assertThat(view().heat()).isEqualTo(Map.of("16-1-2", "{\"devices\":14}"));
    flow("PEOPLE/990101", "{\"in\":14}");
    assertThat(view().flow()).isEqualTo(Map.of("PEOPLE/990101", "{\"in\":14}"));
    travel("west-hill", "{\"seconds\":14}");
    assertThat(view().travel()).isEqualTo(Map.of("west-hill", "{\"seconds\":14}"));
  }

  @Test
  void findsWhatAMapListsNearestFirstUntilItLeavesTheMap() {
    LonLat here = new LonLat(118.025, 31.075);
    write(onMap("far", 1, 118.035));
    write(onMap("near", 1, 118.0252));
    write(onMap("nearer", 1, 118.0251));
    write(onMap("gone", 1, 118.025));
    write(new ViewWrite(ViewKind.TASK, "gone", 2, "{}", 101, List.of()));

    assertThat(view().near("map", here, 500, 10)).containsOnlyKeys("near", "nearer");
    assertThat(view().near("map", here, 500, 10).keySet()).containsExactly("nearer", "near");
    assertThat(view().near("map", here, 500, 1)).containsOnlyKeys("nearer");
    assertThat(view().near("map", here, 2_000, 10).get("far")).isCloseTo(953, offset(5.0));
    assertThat(view().near("no-map", here, 2_000, 10)).isEmpty();
  }

  private static ViewWrite onMap(String id, long version, double lon) {
    MapPlace place = new MapPlace("map", lon, 31.075);
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    return new ViewWrite(ViewKind.TASK, id, version, json, 100, List.of("map"), place);
  }

  private static ViewWrite aCase(String id, long version, long atMillis, String... indexes) {
    return new ViewWrite(ViewKind.CASE, id, version, json(id, version), atMillis, List.of(indexes));
  }

  private static String json(String id, long version) {
    return "{\"id\":\"%s\",\"version\":%d}".formatted(id, version);
  }
}
