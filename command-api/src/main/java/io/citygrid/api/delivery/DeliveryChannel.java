package io.citygrid.api.delivery;

import io.citygrid.city.event.Notification;

/**
 * The port to whoever sends messages to people: SMS, WeChat, a file. A channel knows or looks up
 * the address of the recipient; CityGrid has none.
 */
public interface DeliveryChannel extends AutoCloseable {

  /**
   * Hands a notification over. Called by one thread. The same id may come again when the process
   * died just after it was taken, or when {@link #settle} failed: a channel that hands on passes
   * the id as the key by which a repeat is known, and sends nothing twice.
   *
   * @throws DeliveryException when it was not taken
   */
  void deliver(Notification notification) throws DeliveryException;

  /**
   * Ends a round: when it returns, all that was handed over since the round before is taken for
   * good. A channel that takes each for good at once has nothing to do.
   *
   * @throws DeliveryException when of what was handed over none is sure to be taken
   */
  default void settle() throws DeliveryException {}

  @Override
  void close();
}
