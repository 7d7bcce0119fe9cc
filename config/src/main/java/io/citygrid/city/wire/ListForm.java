package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.citygrid.city.event.DeadLetterReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list of values that are all there. */
record ListForm<T>(JsonForm<T> item) implements JsonForm<List<T>> {
  @Override
  public List<T> read(JsonParser parser) throws IOException, WireException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw ScalarForms.wrongType("a list", parser);
    }
    List<T> list = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      String step = "[" + list.size() + "]";
      if (token == JsonToken.VALUE_NULL) {
        throw new WireException(DeadLetterReason.MISSING_FIELD, step, "must not be null");
      }
      try {
        list.add(item.read(parser));
      } catch (WireException e) {
        throw e.within(step);
      }
    }
    return List.copyOf(list);
  }

  @Override
  public void write(JsonText json, List<T> value) {
    json.raw('[');
    int count = value.size();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        json.raw(',');
      }
      item.write(json, value.get(i));
    }
    json.raw(']');
  }
}
