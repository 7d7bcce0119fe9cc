package io.citygrid.city.event;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where everybody in a measuring area was at one moment, as a camera saw it. Topic {@code
 * city.tracks.v1}, key {@code measuringAreaId}, kept for a day only, because it is where people
 * were.
 *
 * <p>A frame without anybody says that nobody was there. A second frame of the same measuring area
 * and observedAt is a repeat and changes nothing.
 *
 * @param people each once, {@link #MOST_PEOPLE} at most
 * @param observedAt by the camera's clock (event time)
 * @param receivedAt when the edge took it
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record TrackedFrame(
    String measuringAreaId,
    List<TrackedPosition> people,
    Instant observedAt,
    Instant receivedAt,
    long cityVersion) {
  /** No camera follows more at once. */
  public static final int MOST_PEOPLE = 2_000;

  public TrackedFrame {
    measuringAreaId = FieldText.id("measuringAreaId", measuringAreaId, Reading.MAX_ID_LENGTH);
    people = List.copyOf(people);
    if (people.size() > MOST_PEOPLE) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "people",
          "may be at most %d but are %d".formatted(MOST_PEOPLE, people.size()));
    }
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < people.size(); i++) {
      if (!seen.add(people.get(i).person())) {
        throw new InvalidFieldException(
            DeadLetterReason.INVALID_VALUE,
            "people[%d].person".formatted(i),
            "is %d once more: nobody is at two places at once".formatted(people.get(i).person()));
      }
    }
  }
}
