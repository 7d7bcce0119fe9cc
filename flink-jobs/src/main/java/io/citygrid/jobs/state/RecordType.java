package io.citygrid.jobs.state;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink to write a record with {@link RecordSerializer}. For what flows in great numbers or
 * is kept of every case and sensor; state that Flink's own serializer wrote before is read and
 * written anew when the job goes on.
 *
 * @param <R> a public record of text, numbers, flags, times, bytes, enums, other such records and
 *     lists of these; it is never changed
 */
public final class RecordType<R extends Record> extends LaidOutType<R, R> {
  private static final long serialVersionUID = 1L;

  private RecordType(Class<R> type) {
    super(type);
  }

  /**
   * The type of a record.
   *
   * @throws IllegalArgumentException when a component is of a kind that cannot be written
   */
  public static <R extends Record> RecordType<R> ofRecord(Class<R> type) {
    return new RecordType<>(type);
  }

  /** Lists of such records. */
  public static <R extends Record> TypeInformation<List<R>> listOf(Class<R> type) {
    return Types.LIST(ofRecord(type));
  }

  @Override
  public TypeSerializer<R> createSerializer(SerializerConfig config) {
    return new RecordSerializer<>(type);
  }

  @Override
  public Class<R> getTypeClass() {
    return type;
  }
}
