package io.citygrid.city.wire;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes public records apart and puts them together, for whoever writes and reads all of them
 * alike. Thread-safe.
 */
public final class RecordAccess {

  /**
   * Reads a component. A class of its own for each, because a method handle that is no constant is
   * called by way of the interpreter of handles, which showed in profiles.
   */
  @FunctionalInterface
  public interface Accessor {
    @Nullable Object of(Object record);
  }

  private final RecordComponent[] components;
  private final Accessor[] accessors;
  private final Constructor<?> constructor;

  /**
   * @throws IllegalArgumentException when it is no public record
   */
  public RecordAccess(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type + " must be a public record");
    }
    components = type.getRecordComponents();
    try {
      accessors = new Accessor[components.length];
      for (int i = 0; i < components.length; i++) {
        accessors[i] = accessor(components[i].getAccessor());
      }
      constructor =
          type.getConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " must be a public record", e);
    }
  }

  /** Its components in declaration order. */
  public RecordComponent[] components() {
    return components.clone();
  }

  /** What reads the component at this place. */
  public Accessor accessor(int component) {
    return accessors[component];
  }

  /**
   * The record of these values, in declaration order; throws what its constructor throws.
   *
   * @throws RuntimeException as its constructor does
   */
  public Object make(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException("a record's constructor throws no checked exception", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " is that of a public record", e);
    }
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
}
