package io.citygrid.jobs.state;

import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * How packed records were laid out when state was written: as {@link RecordSnapshot} says of each.
 *
 * @param <R> the record
 */
public final class PackedSnapshot<R extends Record>
    extends CompositeTypeSerializerSnapshot<PackedRecords<R>, PackedSerializer<R>> {
  private static final int VERSION = 1;

  /** For Flink, which then has it read. */
  public PackedSnapshot() {}

  PackedSnapshot(PackedSerializer<R> serializer) {
    super(serializer);
  }

  @Override
  protected int getCurrentOuterSnapshotVersion() {
    return VERSION;
  }

  @Override
  protected TypeSerializer<?>[] getNestedSerializers(PackedSerializer<R> outer) {
    return new TypeSerializer<?>[] {outer.records()};
  }

  @Override
  @SuppressWarnings("unchecked") // what was given by getNestedSerializers
  protected PackedSerializer<R> createOuterSerializerWithNestedSerializers(
      TypeSerializer<?>[] nested) {
    return new PackedSerializer<>((RecordSerializer<R>) nested[0]);
  }
}
