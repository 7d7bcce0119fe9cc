package io.citygrid.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.city.event.Move;
import io.citygrid.city.view.CaseView;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads when cases made their moves, as the city's record of them tells. */
final class CaseRecordReading {
  private static final Duration MOST_PATIENCE = Duration.ofMinutes(3);

  private final FrontDoor door;

  CaseRecordReading(FrontDoor door) {
    this.door = door;
  }

  /** All moves of a case; waits until the archive knows at least the version that is seen. */
  JsonNode moves(CaseView seen) throws DoorException, InterruptedException {
    Instant deadline = Instant.now().plus(MOST_PATIENCE);
    while (true) {
      JsonNode moves = door.get("/v1/cases/" + seen.id() + "/history").body().path("moves");
      if (!moves.isEmpty()
          && moves.get(moves.size() - 1).path("version").asLong() >= seen.version()) {
        return moves;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new DoorException("The archive does not know all of case " + seen.id() + ".");
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  /** When the case first made each move. */
  Map<Move, Instant> firstMoves(CaseView seen) throws DoorException, InterruptedException {
    Map<Move, Instant> first = new EnumMap<>(Move.class);
    for (JsonNode event : moves(seen)) {
      first.putIfAbsent(
          Move.valueOf(event.path("step").path("move").asText()),
          Instant.parse(event.path("at").asText()));
    }
    return first;
  }
}
