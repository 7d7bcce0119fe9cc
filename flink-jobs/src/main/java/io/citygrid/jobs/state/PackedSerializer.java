package io.citygrid.jobs.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link PackedRecords}, whose records are bytes already. They change in place, so that
 * Flink has them copied while a checkpoint writes them.
 *
 * @param <R> the record
 */
final class PackedSerializer<R extends Record> extends TypeSerializer<PackedRecords<R>> {
  private static final long serialVersionUID = 1L;

  private final RecordSerializer<R> records;

  /**
   * @param records what each is written by; after an earlier build, what it was written by
   */
  PackedSerializer(RecordSerializer<R> records) {
    this.records = records;
  }

  RecordSerializer<R> records() {
    return records;
  }

  @Override
  public void serialize(PackedRecords<R> packed, DataOutputView target) throws IOException {
    if (target instanceof DataOutputSerializer) {
      packed.write(target);
      return;
    }
    DataOutputSerializer buffer = RecordSerializer.buffer();
    packed.write(buffer);
    target.write(buffer.getSharedBuffer(), 0, buffer.length());
    RecordSerializer.release(buffer);
  }

  @Override
  public PackedRecords<R> deserialize(DataInputView source) throws IOException {
    return PackedRecords.read(records.type(), records.layout(), source);
  }

  @Override
  public PackedRecords<R> deserialize(PackedRecords<R> reuse, DataInputView source)
      throws IOException {
    return deserialize(source);
  }

  @Override
  public PackedRecords<R> copy(PackedRecords<R> from) {
    return from.copy();
  }

  @Override
  public PackedRecords<R> copy(PackedRecords<R> from, PackedRecords<R> reuse) {
    return from.copy();
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<PackedRecords<R>> duplicate() {
    return this;
  }

  @Override
  public PackedRecords<R> createInstance() {
    return new PackedRecords<>(records.type());
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<PackedRecords<R>> snapshotConfiguration() {
    return new PackedSnapshot<>(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PackedSerializer<?> same && records.equals(same.records);
  }

  @Override
  public int hashCode() {
    return records.hashCode();
  }
}
