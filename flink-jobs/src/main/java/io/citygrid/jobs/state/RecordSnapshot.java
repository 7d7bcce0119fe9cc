package io.citygrid.jobs.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * How records were laid out when state was written, kept beside it. A later build reads the state
 * by this, and writes it anew when its own layout is another.
 *
 * @param <R> the record
 */
public final class RecordSnapshot<R extends Record> implements TypeSerializerSnapshot<R> {
  private static final int VERSION = 1;

  private @Nullable Class<R> type;
  private @Nullable RecordLayout layout;

  /** For Flink, which then has it read. */
  public RecordSnapshot() {}

  RecordSnapshot(Class<R> type, RecordLayout layout) {
    this.type = type;
    this.layout = layout;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    known(layout).describe(out);
  }

  @Override
  @SuppressWarnings("unchecked") // the state of a record was written with it
  public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
    if (version != VERSION) {
      throw new IOException("this build reads layouts of version " + VERSION + ", not " + version);
    }
    RecordLayout read = (RecordLayout) Layout.read(in, classes);
    layout = read;
    type = (Class<R>) read.type();
  }

  @Override
  public TypeSerializer<R> restoreSerializer() {
    return new RecordSerializer<>(known(type), known(layout));
  }

  /** What Flink's own serializer wrote, by fields, can be read too, and is written anew. */
  @Override
  public TypeSerializerSchemaCompatibility<R> resolveSchemaCompatibility(
      TypeSerializerSnapshot<R> earlier) {
    if (earlier instanceof PojoSerializerSnapshot) {
      return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
    if (!(earlier instanceof RecordSnapshot<R> before)) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    RecordLayout now = known(layout);
    if (now.reads(known(before.layout))) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    return now.follows(known(before.layout))
        ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
        : TypeSerializerSchemaCompatibility.incompatible();
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the layout was not read yet");
    }
    return value;
  }
}
