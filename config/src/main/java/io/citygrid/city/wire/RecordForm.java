package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.SerializedString;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.InvalidFieldException;
import java.io.IOException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
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

  private record Component(
      SerializedString name, JsonForm<Object> form, boolean optional, Accessor accessor) {}

  /**
   * Reads a component. A class of its own for each, because a method handle that is no constant is
   * called by way of the interpreter of handles, which showed in profiles.
   */
  @FunctionalInterface
  interface Accessor {
    @Nullable Object of(Object record);
  }

  private final Component[] components;
  private final Map<String, Integer> indexByName = new HashMap<>();
  private final MethodHandle constructor;

  RecordForm(Class<R> type) {
    RecordComponent[] declared = type.getRecordComponents();
    components = new Component[declared.length];
    try {
      var lookup = MethodHandles.publicLookup();
      for (int i = 0; i < declared.length; i++) {
        indexByName.put(declared[i].getName(), i);
        components[i] =
            new Component(
                new SerializedString(declared[i].getName()),
                form(declared[i].getGenericType()),
                isNullable(declared[i].getAnnotatedType()),
                accessor(declared[i].getAccessor()));
      }
      Class<?>[] types =
          Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, declared.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " must be a public record", e);
    }
  }

  @Override
  public R read(JsonParser parser) throws IOException, WireException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw ScalarForms.wrongType("an object", parser);
    }
    @Nullable Object[] values = new @Nullable Object[components.length];
    long seen = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      Integer index = indexByName.get(name);
      if (index == null) {
        parser.skipChildren();
      } else {
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
        throw new WireException(
            DeadLetterReason.MISSING_FIELD, components[i].name().getValue(), "is missing");
      }
    }
    try {
      return (R) (Object) constructor.invokeExact(values);
    } catch (InvalidFieldException e) {
      throw new WireException(e.reason(), e.field(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new WireException(DeadLetterReason.INVALID_VALUE, "", String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a record's constructor throws no checked exception", e);
    }
  }

  @Override
  public void write(JsonGenerator generator, R record) throws IOException {
    generator.writeStartObject();
    for (Component component : components) {
      generator.writeFieldName(component.name());
      @Nullable Object value = component.accessor().of(record);
      if (value == null) {
        if (!component.optional()) {
          throw new IllegalArgumentException(component.name().getValue() + " must not be null");
        }
        generator.writeNull();
      } else {
        component.form().write(generator, value);
      }
    }
    generator.writeEndObject();
  }

  private static Accessor accessor(Method method) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle read = lookup.unreflect(method);
    try {
      return (Accessor)
          LambdaMetafactory.metafactory(
                  lookup,
                  "of",
                  MethodType.methodType(Accessor.class),
                  MethodType.methodType(Object.class, Object.class),
                  read,
                  read.type().wrap())
              .getTarget()
              .invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException(method + " is the accessor of a public record", e);
    }
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
