package io.citygrid.jobs.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink how to keep {@link PackedRecords}.
 *
 * @param <R> the record, as {@link RecordType} takes it
 */
public final class PackedType<R extends Record> extends LaidOutType<R, PackedRecords<R>> {
  private static final long serialVersionUID = 1L;

  private PackedType(Class<R> type) {
    super(type);
  }

  /**
   * The type of many such records.
   *
   * @throws IllegalArgumentException when a component is of a kind that cannot be written
   */
  public static <R extends Record> PackedType<R> ofRecords(Class<R> type) {
    return new PackedType<>(type);
  }

  @Override
  public TypeSerializer<PackedRecords<R>> createSerializer(SerializerConfig config) {
    return new PackedSerializer<>(new RecordSerializer<>(type));
  }

  @Override
  @SuppressWarnings("unchecked") // there is no other class object of it
  public Class<PackedRecords<R>> getTypeClass() {
    return (Class<PackedRecords<R>>) (Class<?>) PackedRecords.class;
  }
}
