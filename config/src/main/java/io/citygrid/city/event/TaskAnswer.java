package io.citygrid.city.event;

import java.time.Instant;

/**
 * What one citizen found on the spot.
 *
 * @param person id of the citizen
 * @param photo id of the photo
 * @param position where the citizen stood
 * @param rewardCents what was granted, in hundredths of the city's currency; 0 for nothing
 * @param reversed true when the reward was taken back, because the answer was found wrong
 */
public record TaskAnswer(
    String person,
    TaskVerdict verdict,
    String photo,
    Position position,
    Instant at,
    long rewardCents,
    boolean reversed) {

  /** The same, its reward taken back. */
  public TaskAnswer takenBack() {
    return new TaskAnswer(person, verdict, photo, position, at, rewardCents, true);
  }
}
