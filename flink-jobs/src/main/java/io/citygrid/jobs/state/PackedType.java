package io.citygrid.jobs.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells Flink how to keep {@link PackedRecords}.
 *
 * @param <R> the record, as {@link RecordType} takes it
 */
public final class PackedType<R extends Record> extends TypeInformation<PackedRecords<R>> {
  private static final long serialVersionUID = 1L;

  private final Class<R> type;

  private PackedType(Class<R> type) {
    this.type = type;
  }

  /**
   * The type of many such records.
   *
   * @throws IllegalArgumentException when a component is of a kind that cannot be written
   */
  public static <R extends Record> PackedType<R> ofRecords(Class<R> type) {
    RecordLayout.of(type);
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

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof PackedType;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PackedType<?> same && type == same.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return "many " + type.getSimpleName();
  }
}
