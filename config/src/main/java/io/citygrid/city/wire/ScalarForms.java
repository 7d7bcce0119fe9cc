package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.citygrid.city.event.DeadLetterReason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON forms of single values. Nothing is coerced: "1" is no number and 1 is no text. */
final class ScalarForms {
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity", "+Infinity");

  private ScalarForms() {}

  /** Text without half surrogate pairs, which UTF-8 cannot carry on. */
  record Text() implements JsonForm<String> {
    @Override
    public String read(JsonParser parser) throws IOException, WireException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw wrongType("text", parser);
      }
      String text = parser.getText();
      for (int i = 0; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          boolean whole =
              i + 1 < text.length()
                  && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
          if (!whole) {
            throw invalid("contains half a character (an unpaired surrogate)");
          }
          i++;
        }
      }
      return text;
    }

    @Override
    public void write(JsonText json, String value) {
      json.text(value);
    }
  }

  /** A whole number of 64 bits. */
  record Whole() implements JsonForm<Long> {
    @Override
    public Long read(JsonParser parser) throws IOException, WireException {
      return whole(parser, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public void write(JsonText json, Long value) {
      json.number(value);
    }
  }

  /** A whole number of 32 bits, such as a count. */
  record Count() implements JsonForm<Integer> {
    @Override
    public Integer read(JsonParser parser) throws IOException, WireException {
      return Math.toIntExact(whole(parser, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    @Override
    public void write(JsonText json, Integer value) {
      json.number(value);
    }
  }

  /** A finite number. */
  record Decimal() implements JsonForm<Double> {
    @Override
    public Double read(JsonParser parser) throws IOException, WireException {
      if (!parser.currentToken().isNumeric()) {
        if (parser.currentToken() == JsonToken.VALUE_STRING
            && NOT_FINITE.contains(parser.getText())) {
          throw invalid("must be a finite number but is " + parser.getText());
        }
        throw wrongType("a number", parser);
      }
      double value = parser.getDoubleValue();
      if (!Double.isFinite(value)) {
        throw invalid("must be a finite number of 64 bits");
      }
      return value;
    }

    @Override
    public void write(JsonText json, Double value) {
      if (!value.isInfinite() && !value.isNaN()) {
        json.number(value.doubleValue());
      } else {
        throw new IllegalArgumentException("a number that travels must be finite");
      }
    }
  }

  /** True or false. */
  record Flag() implements JsonForm<Boolean> {
    private static final byte[] TRUE = JsonText.ascii("true");
    private static final byte[] FALSE = JsonText.ascii("false");

    @Override
    public Boolean read(JsonParser parser) throws IOException, WireException {
      if (!parser.currentToken().isBoolean()) {
        throw wrongType("true or false", parser);
      }
      return parser.getBooleanValue();
    }

    @Override
    public void write(JsonText json, Boolean value) {
      json.raw(value ? TRUE : FALSE);
    }
  }

  /** A moment, ISO-8601, written in UTC. */
  record Moment() implements JsonForm<Instant> {
    @Override
    public Instant read(JsonParser parser) throws IOException, WireException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw wrongType("a time such as 2026-11-23T08:00:00Z", parser);
      }
      try {
        return InstantText.parse(parser.getText());
      } catch (DateTimeException e) {
        throw invalid("must be a time such as 2026-11-23T08:00:00Z");
      }
    }

    @Override
    public void write(JsonText json, Instant value) {
      json.moment(value);
    }
  }

  /** One of an enum's constants by its name. */
  static final class Constant<E extends Enum<E>> implements JsonForm<E> {
    private final Map<String, E> byName = new HashMap<>();
    private final List<E> constants;
    private final byte[][] texts;

    Constant(Class<E> type) {
      constants = Arrays.asList(type.getEnumConstants());
      constants.forEach(constant -> byName.put(constant.name(), constant));
      texts =
          constants.stream()
              .map(constant -> new JsonText(32).text(constant.name()).bytes())
              .toArray(byte[][]::new);
    }

    @Override
    public E read(JsonParser parser) throws IOException, WireException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw wrongType("one of " + constants, parser);
      }
      E constant = byName.get(parser.getText());
      if (constant == null) {
        throw invalid("must be one of " + constants);
      }
      return constant;
    }

    @Override
    public void write(JsonText json, E value) {
      json.raw(texts[value.ordinal()]);
    }
  }

  private static long whole(JsonParser parser, long min, long max)
      throws IOException, WireException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType("a whole number", parser);
    }
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw outside(min, max);
    }
    long value = parser.getLongValue();
    if (value < min || value > max) {
      throw outside(min, max);
    }
    return value;
  }

  private static WireException outside(long min, long max) {
    return invalid("must be in [" + min + ", " + max + "]");
  }

  static WireException wrongType(String expected, JsonParser parser) {
    return new WireException(
        DeadLetterReason.WRONG_TYPE,
        "",
        "must be " + expected + " but is " + described(parser.currentToken()));
  }

  private static WireException invalid(String message) {
    return new WireException(DeadLetterReason.INVALID_VALUE, "", message);
  }

  private static String described(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }
}
