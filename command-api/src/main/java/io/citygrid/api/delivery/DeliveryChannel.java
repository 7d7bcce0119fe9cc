package io.citygrid.api.delivery;

import io.citygrid.city.event.Notification;

/**
 * The port to whoever sends messages to people: SMS, WeChat, a file. A channel knows or looks up
 * the address of the recipient; CityGrid has none.
 */
public interface DeliveryChannel extends AutoCloseable {

  /**
   * Hands a notification over; returns when it is taken for good. Called by one thread. The same id
   * may come again when the process died just after it was taken: a channel that hands on passes
   * the id as the key by which a repeat is known, and sends nothing twice.
   *
   * @throws DeliveryException when it was not taken
   */
  void deliver(Notification notification) throws DeliveryException;

  @Override
  void close();
}
