package io.citygrid.jobs.state;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How values of one type stand in bytes. Thread-safe; values are never null. */
sealed interface Layout permits ScalarLayout, EnumLayout, ListLayout, RecordLayout {

  void write(Object value, DataOutputView out) throws IOException;

  Object read(DataInputView in) throws IOException;

  /** True when bytes of the earlier layout, read by this one, are the same values. */
  boolean reads(Layout earlier);

  /** True when what the earlier layout reads can be written by this one. */
  boolean follows(Layout earlier);

  /** Writes the layout itself, its kind first. */
  void describe(DataOutputView out) throws IOException;

  /** The layout of a type as it is now. */
  static Layout of(Type type) {
    if (type instanceof Class<?> record && record.isRecord()) {
      return RecordLayout.of(record);
    }
    if (type instanceof Class<?> constants && constants.isEnum()) {
      return EnumLayout.of(constants);
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return new ListLayout(of(list.getActualTypeArguments()[0]));
    }
    if (type == String.class) {
      return ScalarLayout.TEXT;
    } else if (type == long.class || type == Long.class) {
      return ScalarLayout.LONG;
    } else if (type == int.class || type == Integer.class) {
      return ScalarLayout.INT;
    } else if (type == double.class || type == Double.class) {
      return ScalarLayout.DOUBLE;
    } else if (type == boolean.class || type == Boolean.class) {
      return ScalarLayout.FLAG;
    } else if (type == Instant.class) {
      return ScalarLayout.MOMENT;
    } else if (type == byte[].class) {
      return ScalarLayout.BYTES;
    }
    throw new IllegalArgumentException("no layout for " + type);
  }

  /** A layout as {@link #describe} wrote it. */
  static Layout read(DataInputView in, ClassLoader classes) throws IOException {
    String kind = in.readUTF();
    return switch (kind) {
      case RecordLayout.KIND -> RecordLayout.readDescription(in, classes);
      case EnumLayout.KIND -> EnumLayout.readDescription(in, classes);
      case ListLayout.KIND -> new ListLayout(read(in, classes));
      default -> ScalarLayout.valueOf(kind);
    };
  }
}
