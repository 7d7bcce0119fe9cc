package io.citygrid.city.event;

import java.time.Instant;

/**
 * A device was heard somewhere. Topic {@code city.presence.v1}, key {@code pseudonym}, kept for a
 * day only.
 *
 * <p>What the device is called never gets here: the edge replaces it by a keyed hash whose key
 * changes with the day, so that the pings of one day belong together and those of two days do not.
 * The same ping once more is a repeat and changes nothing, as devices are counted, not pings.
 *
 * @param pseudonym of the device on the day of observedAt
 * @param position with its accuracy
 * @param observedAt by the sender's clock (event time)
 * @param receivedAt when the edge took it
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record PresencePing(
    String pseudonym, Position position, Instant observedAt, Instant receivedAt, long cityVersion) {
  public PresencePing {
    pseudonym = FieldText.id("pseudonym", pseudonym, Reading.MAX_ID_LENGTH);
  }
}
