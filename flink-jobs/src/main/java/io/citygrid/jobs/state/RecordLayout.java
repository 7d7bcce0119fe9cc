package io.citygrid.jobs.state;

import io.citygrid.city.wire.RecordAccess;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Which components are there, as bits, then each of them in declaration order.
 *
 * <p>A layout that an earlier build wrote makes records of this build: a component that is new is
 * null, 0 or false in them, and one that is gone is passed over. What else a component that is new
 * means in old state is a matter of the record's constructor.
 */
final class RecordLayout implements Layout {
  static final String KIND = "RECORD";
  private static final int MOST_COMPONENTS = 62;

  private static final ClassValue<RecordLayout> CURRENT =
      new ClassValue<>() {
        @Override
        protected RecordLayout computeValue(Class<?> type) {
          return new RecordLayout(type);
        }
      };

  private final String name;
  private final @Nullable Class<?> type;
  private final List<String> names;
  private final Layout[] layouts;
  private final @Nullable RecordAccess access;

  /** Where each component stands in the record of now; -1 for one that is gone. */
  private final int[] places;

  /** What the record of now has where nothing was written. */
  private final @Nullable Object[] absent;

  private RecordLayout(Class<?> type) {
    this(type.getName(), type, names(type), layouts(type));
  }

  /**
   * @param type null when there is no such record any more
   */
  private RecordLayout(
      String name, @Nullable Class<?> type, List<String> names, List<Layout> layouts) {
    if (names.size() > MOST_COMPONENTS) {
      throw new IllegalArgumentException(
          name + " has more than " + MOST_COMPONENTS + " components");
    }
    this.name = name;
    this.type = type;
    this.names = names;
    this.layouts = layouts.toArray(Layout[]::new);
    this.places = new int[names.size()];
    if (type == null) {
      this.access = null;
      this.absent = new @Nullable Object[0];
      java.util.Arrays.fill(places, -1);
      return;
    }
    this.access = new RecordAccess(type);
    RecordComponent[] now = access.components();
    this.absent = new @Nullable Object[now.length];
    Map<String, Integer> placeByName = new HashMap<>();
    for (int i = 0; i < now.length; i++) {
      placeByName.put(now[i].getName(), i);
      absent[i] = absent(now[i].getType());
    }
    for (int i = 0; i < places.length; i++) {
      places[i] = placeByName.getOrDefault(names.get(i), -1);
    }
  }

  /** The layout of a record as it is now. */
  static RecordLayout of(Class<?> type) {
    return CURRENT.get(type);
  }

  private static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
    }
    return names;
  }

  private static List<Layout> layouts(Class<?> type) {
    List<Layout> layouts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      layouts.add(Layout.of(component.getGenericType()));
    }
    return layouts;
  }

  private static @Nullable Object absent(Class<?> type) {
    if (type == long.class) {
      return 0L;
    } else if (type == int.class) {
      return 0;
    } else if (type == double.class) {
      return 0.0;
    }
    return type == boolean.class ? false : null;
  }

  static RecordLayout readDescription(DataInputView in, ClassLoader classes) throws IOException {
    String name = in.readUTF();
    int count = (int) Lengths.read(in);
    List<String> names = new ArrayList<>();
    List<Layout> layouts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
      layouts.add(Layout.read(in, classes));
    }
    Class<?> type;
    try {
      type = Class.forName(name, true, classes);
    } catch (ClassNotFoundException e) {
      type = null;
    }
    return new RecordLayout(name, type, names, layouts);
  }

  /** The record that is made. */
  Class<?> type() {
    if (type == null) {
      throw new IllegalStateException("there is no record " + name + " any more");
    }
    return type;
  }

  @Override
  public void write(Object value, DataOutputView out) throws IOException {
    RecordAccess parts = access;
    if (parts == null) {
      throw new IllegalStateException("there is no record " + name + " any more");
    }
    int count = layouts.length;
    @Nullable Object[] values = new @Nullable Object[count];
    long there = 0;
    for (int i = 0; i < count; i++) {
      Object component = parts.accessor(i).of(value);
      if (component != null) {
        values[i] = component;
        there |= 1L << i;
      }
    }
    Lengths.write(there, out);
    for (int i = 0; i < count; i++) {
      Object component = values[i];
      if (component != null) {
        layouts[i].write(component, out);
      }
    }
  }

  /** The record; of one that there is no more, something that only takes its place. */
  @Override
  public Object read(DataInputView in) throws IOException {
    long there = Lengths.read(in);
    @Nullable Object[] values = absent.clone();
    for (int i = 0; i < layouts.length; i++) {
      if ((there & 1L << i) != 0) {
        Object component = layouts[i].read(in);
        int place = places[i];
        if (place >= 0) {
          values[place] = component;
        }
      }
    }
    return access == null ? name : access.make(values);
  }

  @Override
  public boolean reads(Layout earlier) {
    if (!(earlier instanceof RecordLayout other)
        || !name.equals(other.name)
        || !names.equals(other.names)) {
      return false;
    }
    for (int i = 0; i < layouts.length; i++) {
      if (!layouts[i].reads(other.layouts[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean follows(Layout earlier) {
    if (!(earlier instanceof RecordLayout other) || !name.equals(other.name)) {
      return false;
    }
    for (int i = 0; i < layouts.length; i++) {
      int before = other.names.indexOf(names.get(i));
      if (before >= 0 && !layouts[i].follows(other.layouts[before])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void describe(DataOutputView out) throws IOException {
    out.writeUTF(KIND);
    out.writeUTF(name);
    Lengths.write(names.size(), out);
    for (int i = 0; i < layouts.length; i++) {
      out.writeUTF(names.get(i));
      layouts[i].describe(out);
    }
  }
}
