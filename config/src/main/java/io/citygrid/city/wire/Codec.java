package io.citygrid.city.wire;

/** Turns one kind of message into bytes and back. Thread-safe. */
public interface Codec<T> {

  /** The message as UTF-8 JSON, its fields in declaration order. */
  byte[] encode(T message);

  /**
   * The message in these bytes.
   *
   * @throws WireException when they are not such a message; never anything else
   */
  T decode(byte[] bytes) throws WireException;
}
