package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.InvalidFieldException;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public record as a JSON object, its components in declaration order. A component that is not
 * {@link Nullable} must be there. Fields that the record does not have are skipped, so that an
 * older reader understands a newer writer; a known field that stands there twice is refused.
 */
final class RecordForm<R extends Record> implements JsonForm<R> {
  private static final byte[] NULL = JsonText.ascii("null");
  private static final byte[] CLOSING = JsonText.ascii("}");
  private static final byte[] EMPTY = JsonText.ascii("{}");

  /**
   * A component.
   *
   * @param opening what stands before its value: the brace or comma, its name, the colon
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Component(
      String name,
      byte[] opening,
      JsonForm<Object> form,
      boolean optional,
      RecordAccess.Accessor accessor) {}

  private final Component[] components;
  private final Map<String, Integer> indexByName = new HashMap<>();
  private final RecordAccess access;

  RecordForm(Class<R> type) {
    access = new RecordAccess(type);
    RecordComponent[] declared = access.components();
    components = new Component[declared.length];
    for (int i = 0; i < declared.length; i++) {
      indexByName.put(declared[i].getName(), i);
      components[i] =
          new Component(
              declared[i].getName(),
              JsonText.ascii((i == 0 ? "{\"" : ",\"") + declared[i].getName() + "\":"),
              form(declared[i].getGenericType()),
              isNullable(declared[i].getAnnotatedType()),
              access.accessor(i));
    }
  }

  @Override
  public R read(JsonParser parser) throws IOException, WireException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw ScalarForms.wrongType("an object", parser);
    }
    @Nullable Object[] values = new @Nullable Object[components.length];
    long seen = 0;
    int expected = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      int index = find(name, expected);
      if (index < 0) {
        parser.skipChildren();
      } else {
        expected = index + 1;
        if ((seen & (1L << index)) != 0) {
          throw new WireException(DeadLetterReason.MALFORMED_JSON, name, "is there twice");
        }
        seen |= 1L << index;
        values[index] = token == JsonToken.VALUE_NULL ? null : value(parser, name, index);
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new WireException(DeadLetterReason.MALFORMED_JSON, "", "ends in the middle");
    }
    return make(values);
  }

  /** The component of this name, mostly the one that is expected; -1 for none. */
  private int find(String name, int expected) {
    if (expected < components.length && components[expected].name().equals(name)) {
      return expected;
    }
    Integer index = indexByName.get(name);
    return index == null ? -1 : index;
  }

  private Object value(JsonParser parser, String name, int index)
      throws IOException, WireException {
    try {
      return components[index].form().read(parser);
    } catch (WireException e) {
      throw e.within(name);
    } catch (StreamConstraintsException e) {
      throw new WireException(DeadLetterReason.INVALID_VALUE, name, e.getOriginalMessage());
    }
  }

  @SuppressWarnings("unchecked") // the constructor makes an R
  private R make(@Nullable Object[] values) throws WireException {
    for (int i = 0; i < components.length; i++) {
      if (values[i] == null && !components[i].optional()) {
        throw new WireException(DeadLetterReason.MISSING_FIELD, components[i].name(), "is missing");
      }
    }
    try {
      return (R) access.make(values);
    } catch (InvalidFieldException e) {
      throw new WireException(e.reason(), e.field(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new WireException(DeadLetterReason.INVALID_VALUE, "", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void write(JsonText json, R record) {
    for (Component component : components) {
      json.raw(component.opening());
      @Nullable Object value = component.accessor().of(record);
      if (value == null) {
        if (!component.optional()) {
          throw new IllegalArgumentException(component.name() + " must not be null");
        }
        json.raw(NULL);
      } else {
        component.form().write(json, value);
      }
    }
    json.raw(components.length == 0 ? EMPTY : CLOSING);
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // each branch makes the form of exactly its type
  private static JsonForm<Object> form(Type type) {
    JsonForm<?> form;
    if (type == String.class) {
      form = new ScalarForms.Text();
    } else if (type == long.class || type == Long.class) {
      form = new ScalarForms.Whole();
    } else if (type == int.class) {
      form = new ScalarForms.Count();
    } else if (type == double.class || type == Double.class) {
      form = new ScalarForms.Decimal();
    } else if (type == boolean.class) {
      form = new ScalarForms.Flag();
    } else if (type == Instant.class) {
      form = new ScalarForms.Moment();
    } else if (type instanceof Class<?> constant && constant.isEnum()) {
      form = new ScalarForms.Constant<>((Class) constant);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      form = new RecordForm<>((Class) record);
    } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      form = new ListForm<>(form(list.getActualTypeArguments()[0]));
    } else {
      throw new IllegalArgumentException("no JSON form for " + type);
    }
    return (JsonForm<Object>) form;
  }
}
