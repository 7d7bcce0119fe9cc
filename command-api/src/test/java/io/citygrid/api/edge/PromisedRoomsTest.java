package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.edge.PromisedRooms.To;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisedRoomsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  private final PromisedRooms rooms = new PromisedRooms();

  @Test
  void aRepeatGetsNoSecondRoomAndWhatIsGivenBackTwiceIsGivenBackOnce() {
    rooms.promise("a", To.REPORT, "water", NOW);
    rooms.promise("a", To.REPORT, "water", NOW);
    rooms.promise("b", To.MOVE, "water", NOW);
    assertThat(rooms.of("water")).isEqualTo(2);

    rooms.release(List.of("a", "a", "nobody"));
    assertThat(rooms.of("water")).isEqualTo(1);
    rooms.release(List.of("a", "b"));
    assertThat(rooms.of("water")).isZero();
  }

  @Test
  void whatWaitsLongestIsAskedForFirst() {
    for (String id : List.of("c", "a", "b")) {
      rooms.promise(id, To.REPORT, "water", NOW);
      rooms.promise("move-" + id, To.MOVE, "gas", NOW);
    }

    assertThat(rooms.oldest(To.REPORT, 2)).containsExactly("c", "a");
    assertThat(rooms.oldest(To.MOVE, 9)).containsExactly("move-c", "move-a", "move-b");
  }

  @Test
  void whatTakesTooLongIsGivenBack() {
    rooms.promise("old", To.REPORT, "water", NOW.minusSeconds(61));
    rooms.promise("young", To.REPORT, "water", NOW.minusSeconds(59));

    rooms.releaseBefore(NOW.minusSeconds(60));

    assertThat(rooms.of("water")).isEqualTo(1);
    assertThat(rooms.oldest(To.REPORT, 9)).containsExactly("young");
  }

  @Test
  void thereAreNeverMoreThanCanBeKept() {
    for (int i = 0; i <= PromisedRooms.MOST; i++) {
      rooms.promise("case-" + i, To.REPORT, "water", NOW);
    }

    assertThat(rooms.of("water")).isEqualTo(PromisedRooms.MOST);
    assertThat(rooms.oldest(To.REPORT, 1)).containsExactly("case-1");
  }
}
