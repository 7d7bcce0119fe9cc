package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** How values of one type stand in JSON. Thread-safe. */
interface JsonForm<T> {

  /**
   * The value that starts at the parser's current token, which is not null; afterwards the current
   * token is the last one of the value.
   *
   * @throws WireException when it is no such value, the field relative to this value
   * @throws IOException when it is not JSON
   */
  T read(JsonParser parser) throws IOException, WireException;

  /** Writes the value. */
  void write(JsonText json, T value);
}
