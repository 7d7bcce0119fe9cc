package io.citygrid.api.delivery;

/** How far a notification has come on its way to its recipient. */
public enum DeliveryState {
  /** Waits for its first or its next attempt. */
  WAITING,
  /** The channel has taken it. */
  DELIVERED,
  /** It could not be delivered and is a dead letter. */
  FAILED,
  /** It was no news any more when it was taken, and was not sent. */
  TOO_OLD
}
