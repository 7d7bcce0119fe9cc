package io.citygrid.jobs.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an enum by their place. Constants may be added at the end; where they move, what
 * was kept is written anew; one that is gone can be read no more.
 *
 * @param type the enum's name
 * @param names the constants when it was written
 * @param constants the constants of these names now; null for those that are gone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EnumLayout(String type, List<String> names, @Nullable Object[] constants) implements Layout {
  static final String KIND = "ENUM";

  static EnumLayout of(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      names.add(((Enum<?>) constant).name());
    }
    return new EnumLayout(type.getName(), List.copyOf(names), type.getEnumConstants());
  }

  static EnumLayout readDescription(DataInputView in, ClassLoader classes) throws IOException {
    String type = in.readUTF();
    int count = (int) Lengths.read(in);
    List<String> names = new ArrayList<>();
    @Nullable Object[] constants = new @Nullable Object[count];
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
      constants[i] = find(type, names.get(i), classes);
    }
    return new EnumLayout(type, List.copyOf(names), constants);
  }

  private static @Nullable Object find(String type, String name, ClassLoader classes) {
    try {
      for (Object constant : Class.forName(type, true, classes).getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
      return null;
    } catch (ClassNotFoundException e) {
      // The component that had it is gone as well, or the layouts do not follow each other.
      return null;
    }
  }

  @Override
  public void write(Object value, DataOutputView out) throws IOException {
    Lengths.write(((Enum<?>) value).ordinal(), out);
  }

  @Override
  public Object read(DataInputView in) throws IOException {
    int place = (int) Lengths.read(in);
    Object constant = place < constants.length ? constants[place] : null;
    if (constant == null) {
      throw new IOException(
          "the kept state has constant " + place + " of " + type + ", which is gone");
    }
    return constant;
  }

  @Override
  public boolean reads(Layout earlier) {
    return earlier instanceof EnumLayout other
        && type.equals(other.type)
        && other.names.size() <= names.size()
        && names.subList(0, other.names.size()).equals(other.names);
  }

  @Override
  public boolean follows(Layout earlier) {
    return earlier instanceof EnumLayout other && type.equals(other.type);
  }

  @Override
  public void describe(DataOutputView out) throws IOException {
    out.writeUTF(KIND);
    out.writeUTF(type);
    Lengths.write(names.size(), out);
    for (String name : names) {
      out.writeUTF(name);
    }
  }
}
