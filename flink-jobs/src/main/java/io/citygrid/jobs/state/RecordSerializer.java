package io.citygrid.jobs.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes records by their {@link RecordLayout}. Records are values: nothing is ever copied. Has no
 * state of its own, so that all tasks may share it.
 *
 * @param <R> the record
 */
final class RecordSerializer<R extends Record> extends TypeSerializer<R> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_KEPT_BYTES = 64 * 1024;

  /**
   * Where a record is put together before it goes to a stream: checkpoints on the heap go to one
   * that takes byte for byte, and asks a lock for each.
   */
  private static final ThreadLocal<DataOutputSerializer> BUFFERS =
      ThreadLocal.withInitial(() -> new DataOutputSerializer(1024));

  private final Class<R> type;

  /** As it was written; null for as it is written now. */
  private transient @Nullable RecordLayout layout;

  RecordSerializer(Class<R> type) {
    this.type = type;
  }

  /**
   * @param layout as an earlier build wrote
   */
  RecordSerializer(Class<R> type, RecordLayout layout) {
    this.type = type;
    this.layout = layout;
  }

  /** An empty buffer of this thread, until {@link #release}. */
  static DataOutputSerializer buffer() {
    DataOutputSerializer buffer = BUFFERS.get();
    buffer.clear();
    return buffer;
  }

  /** Done with it; one that has grown large is not kept. */
  static void release(DataOutputSerializer buffer) {
    if (buffer.length() > MAX_KEPT_BYTES) {
      BUFFERS.remove();
    }
  }

  Class<R> type() {
    return type;
  }

  RecordLayout layout() {
    RecordLayout known = layout;
    if (known == null) {
      known = RecordLayout.of(type);
      layout = known;
    }
    return known;
  }

  @Override
  public void serialize(R record, DataOutputView target) throws IOException {
    if (target instanceof DataOutputSerializer) {
      layout().write(record, target);
      return;
    }
    DataOutputSerializer buffer = buffer();
    layout().write(record, buffer);
    target.write(buffer.getSharedBuffer(), 0, buffer.length());
    release(buffer);
  }

  @Override
  @SuppressWarnings("unchecked") // the layout is that of R
  public R deserialize(DataInputView source) throws IOException {
    return (R) layout().read(source);
  }

  @Override
  public R deserialize(R reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public R copy(R from) {
    return from;
  }

  @Override
  public R copy(R from, R reuse) {
    return from;
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<R> duplicate() {
    return this;
  }

  @Override
  @SuppressWarnings("NullAway") // Flink allows it: there is no empty record
  public @Nullable R createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<R> snapshotConfiguration() {
    return new RecordSnapshot<>(type, layout());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordSerializer<?> same && type == same.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }
}
