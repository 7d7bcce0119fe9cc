package io.citygrid.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed records hold what a map holds. */
class PackedRecordsTest {
  private static final TypeSerializer<PackedRecords<Note>> SERIALIZER =
      PackedType.ofRecords(Note.class).createSerializer(new SerializerConfigImpl());

  /** Something that is kept. */
  public record Note(long number, String text, List<String> tags) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300})
  void theyHoldWhatAMapHolds(int names) throws IOException {
    Random random = new Random(names);
    PackedRecords<Note> packed = new PackedRecords<>(Note.class);
    Map<String, Note> map = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String name = name(random.nextInt(names));
      switch (random.nextInt(200)) {
        case 0 -> {
          long divisor = 2 + random.nextInt(3);
          packed.removeIf(note -> note.number() % divisor == 0);
          map.values().removeIf(note -> note.number() % divisor == 0);
        }
        case 1 -> packed = packed.copy();
        case 2 -> packed = written(packed);
        default -> {
          Note note = new Note(i, "n".repeat(random.nextInt(40)), List.of(name));
          assertThat(packed.find(name)).isEqualTo(map.get(name));
          packed.put(name, note);
          map.put(name, note);
        }
      }
      assertThat(packed.size()).isEqualTo(map.size());
    }
    for (int i = 0; i < names; i++) {
      assertThat(packed.find(name(i))).isEqualTo(map.get(name(i)));
    }
  }

  /** Some share their first letters, some their hash, and one is empty. */
  private static String name(int number) {
    return switch (number % 4) {
      case 0 -> "a".repeat(number / 4);
      case 1 -> "芜湖" + number;
      case 2 ->
          (number / 4 % 2 == 0 ? "Aa" : "BB") + (number / 8 % 2 == 0 ? "Aa" : "BB") + number / 16;
      default -> Integer.toHexString(number * 0x9E3779B9);
    };
  }

  @Test
  void aCopyAndItsOriginalChangeApart() {
    PackedRecords<Note> packed = new PackedRecords<>(Note.class);
    packed.put("kept", note(1));
    packed.put("changed", note(2));
    packed.put("removed", note(3));
    PackedRecords<Note> copy = SERIALIZER.copy(packed);
    packed.put("changed", note(4));
    packed.put("added", note(5));
    packed.removeIf(note -> note.number() == 3);

    assertThat(copy.size()).isEqualTo(3);
    assertThat(copy.find("changed")).isEqualTo(note(2));
    assertThat(copy.find("removed")).isEqualTo(note(3));
    assertThat(copy.find("added")).isNull();
    assertThat(packed.find("kept")).isEqualTo(note(1));
    assertThat(packed.find("removed")).isNull();
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    PackedRecords<Note> packed = new PackedRecords<>(Note.class);
    packed.put("n".repeat(65_535), note(1));
    assertThat(packed.find("n".repeat(65_535))).isEqualTo(note(1));
    assertThatThrownBy(() -> packed.put("n".repeat(65_536), note(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536 bytes");
  }

  @Test
  void whatAnEarlierBuildPackedIsReadByItsLayout() throws IOException {
    DataOutputSerializer before = new DataOutputSerializer(100);
    before.writeUTF("RECORD");
    before.writeUTF(Note.class.getName());
    before.writeByte(2);
    before.writeUTF("gone");
    before.writeUTF("TEXT");
    before.writeUTF("number");
    before.writeUTF("LONG");
    RecordLayout layout =
        (RecordLayout)
            Layout.read(
                new DataInputDeserializer(before.getCopyOfBuffer()), getClass().getClassLoader());
    DataOutputSerializer out = new DataOutputSerializer(100);
    out.writeByte(1);
    DataOutputSerializer entry = new DataOutputSerializer(100);
    entry.writeShort(3);
    entry.write("one".getBytes(StandardCharsets.UTF_8));
    entry.writeByte(0b11);
    entry.writeByte(2 * 1);
    entry.writeByte('x');
    entry.writeLong(77);
    out.writeByte(entry.length());
    out.write(entry.getCopyOfBuffer());

    TypeSerializer<PackedRecords<Note>> earlier =
        new PackedSerializer<>(new RecordSerializer<>(Note.class, layout));
    TypeSerializerSnapshot<PackedRecords<Note>> told = restored(earlier);
    PackedRecords<Note> read =
        told.restoreSerializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read.find("one")).isEqualTo(new Note(77, null, null));
    assertThat(
            SERIALIZER
                .snapshotConfiguration()
                .resolveSchemaCompatibility(told)
                .isCompatibleAfterMigration())
        .isTrue();
    assertThat(written(read).find("one")).isEqualTo(new Note(77, null, null));
    assertThat(
            SERIALIZER
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored(SERIALIZER))
                .isCompatibleAsIs())
        .isTrue();
  }

  /** The heap's checkpoints are written while the task goes on. */
  @Test
  void aCheckpointHoldsWhatWasThereWhenItBegan() throws Exception {
    OperatorSubtaskState state;
    try (var harness = harness()) {
      harness.open();
      harness.processElement("a", 0);
      harness.processElement("b", 0);
      OperatorSnapshotFutures begun =
          harness
              .getOneInputOperator()
              .snapshotState(
                  1,
                  1,
                  CheckpointOptions.forCheckpointWithDefaultLocation(),
                  new MemCheckpointStreamFactory(1 << 20));
      harness.processElement("a", 0);
      harness.processElement("c", 0);
      state = OperatorSnapshotFinalizer.create(begun).getJobManagerOwnedState();
      harness.processElement("a", 0);
      assertThat(harness.extractOutputValues()).containsExactly("a 1", "b 1", "a 2", "c 1", "a 3");
    }
    try (var harness = harness()) {
      harness.initializeState(state);
      harness.open();
      harness.processElement("a", 0);
      harness.processElement("c", 0);
      assertThat(harness.extractOutputValues()).containsExactly("a 2", "c 1");
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, String> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new Counting()), name -> "all", Types.STRING);
  }

  /** Counts how often each came. */
  private static final class Counting extends KeyedProcessFunction<String, String, String> {
    private static final long serialVersionUID = 1L;
    private transient ValueState<PackedRecords<Note>> notes;

    @Override
    public void open(OpenContext context) {
      notes =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("notes", PackedType.ofRecords(Note.class)));
    }

    @Override
    public void processElement(String name, Context context, Collector<String> out)
        throws Exception {
      PackedRecords<Note> known = notes.value();
      if (known == null) {
        known = new PackedRecords<>(Note.class);
      }
      Note before = known.find(name);
      Note now = note(before == null ? 1 : before.number() + 1);
      known.put(name, now);
      notes.update(known);
      out.collect(name + " " + now.number());
    }
  }

  private static Note note(long number) {
    return new Note(number, "", List.of());
  }

  private static TypeSerializerSnapshot<PackedRecords<Note>> restored(
      TypeSerializer<PackedRecords<Note>> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(100);
    serializer.snapshotConfiguration().writeSnapshot(out);
    TypeSerializerSnapshot<PackedRecords<Note>> read = new PackedSnapshot<>();
    read.readSnapshot(
        read.getCurrentVersion(),
        new DataInputDeserializer(out.getCopyOfBuffer()),
        PackedRecordsTest.class.getClassLoader());
    return read;
  }

  private static PackedRecords<Note> written(PackedRecords<Note> packed) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    SERIALIZER.serialize(packed, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    PackedRecords<Note> read = SERIALIZER.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }
}
