package io.citygrid.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.clock.ClockLimit;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.jobs.kafka.CaseInput;
import io.citygrid.jobs.kafka.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is read, by this build and by later ones. */
class RecordSerializerTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00.123456789Z");

  public enum Colour {
    RED,
    GREEN
  }

  /** One component of each kind, and a list of records. */
  public record Thing(
      String name,
      long number,
      int count,
      double size,
      boolean isNew,
      @Nullable Instant at,
      @Nullable Colour colour,
      @Nullable Long known,
      List<String> words,
      List<Part> parts) {}

  /** What a thing consists of. */
  public record Part(String name, @Nullable Colour colour, double size) {}

  /** As an earlier build may have had it: other order, one component less, one more. */
  public record ThingBefore(
      int count, String name, @Nullable Colour colour, List<String> gone, double size) {}

  public record OtherKind(String number) {}

  public record Unreadable(Map<String, String> map) {}

  @Property(tries = 1_000)
  void textAndNumbersOfAnyKindComeBack(
      @ForAll String name,
      @ForAll long number,
      @ForAll int count,
      @ForAll double size,
      @ForAll boolean isNew,
      @ForAll List<String> words)
      throws IOException {
    Part part = new Part(name, isNew ? Colour.RED : null, size);
    Thing thing =
        new Thing(
            "网格 " + name,
            -number,
            -count,
            -size,
            !isNew,
            Instant.ofEpochSecond(number % 100_000_000_000L, count & 0xFFFF),
            Colour.GREEN,
            number,
            words,
            List.of(part, part));
    assertComesBack(Thing.class, thing);
  }

  @Test
  void whatTheJobsKeepComesBack() throws IOException {
    assertComesBack(CaseRecord.class, CaseRecord.begin(TestvilleMessages.DISPATCHED));
    assertComesBack(
        CaseClock.class,
        CaseClock.none()
            .start(LimitStage.ACCEPTANCE, ClockLimit.aroundTheClock(Duration.ofHours(2)), MORNING)
            .start(LimitStage.HANDLING, new ClockLimit(true, 3, 5), MORNING));
  }

  @Test
  void aMessageKeepsItsBytes() throws IOException {
    byte[] payload = {1, 0, -1, 127};
    CaseInput input =
        new CaseInput(
            TestvilleMessages.DISPATCHED.report(),
            null,
            new Message("topic", 3, 7, "key", payload, 99),
            null);
    CaseInput read = back(serializer(CaseInput.class), input);
    assertThat(read.report()).isEqualTo(input.report());
    assertThat(read.command()).isNull();
    assertThat(read.message().payload()).isEqualTo(payload);
    assertThat(read.message().offset()).isEqualTo(7);
  }

  @Test
  void recordsOfEarlierBuildsAreReadByName() throws IOException {
    TypeSerializerSnapshot<Thing> earlier = snapshot(layoutBefore(Thing.class.getName(), "RED"));
    TypeSerializer<Thing> reading = earlier.restoreSerializer();
    ThingBefore before = new ThingBefore(5, "old", Colour.RED, List.of("a", "b"), 1.5);
    Thing read = reading.deserialize(new DataInputDeserializer(bytes(before)));
    assertThat(read)
        .isEqualTo(new Thing("old", 0, 5, 1.5, false, null, Colour.RED, null, null, null));
    assertThat(compatibility(earlier).isCompatibleAfterMigration()).isTrue();
  }

  @Test
  void constantsThatMovedAreReadByName() throws IOException {
    TypeSerializerSnapshot<Thing> earlier =
        snapshot(layoutBefore(Thing.class.getName(), "BLUE", "GREEN", "RED"));
    TypeSerializer<Thing> reading = earlier.restoreSerializer();
    // Constant 1 was GREEN then as now; constant 0 is gone.
    ThingBefore green = new ThingBefore(0, "", Colour.GREEN, List.of(), 0);
    assertThat(reading.deserialize(new DataInputDeserializer(bytes(green))).colour())
        .isEqualTo(Colour.GREEN);
    ThingBefore blue = new ThingBefore(0, "", Colour.RED, List.of(), 0);
    assertThatThrownBy(() -> reading.deserialize(new DataInputDeserializer(bytes(blue))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void theSameLayoutIsReadAsItIsAndAnotherKindNotAtAll() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(100);
    serializer(Thing.class).snapshotConfiguration().writeSnapshot(out);
    assertThat(compatibility(snapshot(out)).isCompatibleAsIs()).isTrue();
    DataOutputSerializer other = new DataOutputSerializer(100);
    other.writeUTF("RECORD");
    other.writeUTF(Thing.class.getName());
    other.writeByte(1);
    other.writeUTF("number");
    other.writeUTF("TEXT");
    assertThat(compatibility(snapshot(other)).isIncompatible()).isTrue();
  }

  @Test
  void whatFlinkWroteByFieldsIsWrittenAnew() {
    TypeSerializerSnapshot<Thing> byFields =
        org.apache.flink.api.common.typeinfo.TypeInformation.of(Thing.class)
            .createSerializer(new SerializerConfigImpl())
            .snapshotConfiguration();
    assertThat(compatibility(byFields).isCompatibleAfterMigration()).isTrue();
  }

  @Test
  void whatCannotBeWrittenIsToldAtOnce() {
    assertThatThrownBy(() -> RecordType.ofRecord(Unreadable.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no layout for");
  }

  /** How {@link ThingBefore} was laid out, had it been called so. */
  private static DataOutputSerializer layoutBefore(String name, String... colours)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(100);
    out.writeUTF("RECORD");
    out.writeUTF(name);
    out.writeByte(5);
    out.writeUTF("count");
    out.writeUTF("INT");
    out.writeUTF("name");
    out.writeUTF("TEXT");
    out.writeUTF("colour");
    out.writeUTF("ENUM");
    out.writeUTF(Colour.class.getName());
    out.writeByte(colours.length);
    for (String colour : colours) {
      out.writeUTF(colour);
    }
    out.writeUTF("gone");
    out.writeUTF("LIST");
    out.writeUTF("TEXT");
    out.writeUTF("size");
    out.writeUTF("DOUBLE");
    return out;
  }

  private static <R extends Record> TypeSerializer<R> serializer(Class<R> type) {
    return RecordType.ofRecord(type).createSerializer(new SerializerConfigImpl());
  }

  private static TypeSerializerSnapshot<Thing> snapshot(DataOutputSerializer written)
      throws IOException {
    RecordSnapshot<Thing> snapshot = new RecordSnapshot<>();
    snapshot.readSnapshot(
        1,
        new DataInputDeserializer(written.getCopyOfBuffer()),
        RecordSerializerTest.class.getClassLoader());
    return snapshot;
  }

  private static TypeSerializerSchemaCompatibility<Thing> compatibility(
      TypeSerializerSnapshot<Thing> earlier) {
    return serializer(Thing.class).snapshotConfiguration().resolveSchemaCompatibility(earlier);
  }

  private static byte[] bytes(ThingBefore before) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(100);
    serializer(ThingBefore.class).serialize(before, out);
    return out.getCopyOfBuffer();
  }

  private static <R extends Record> void assertComesBack(Class<R> type, R record)
      throws IOException {
    assertThat(back(serializer(type), record)).isEqualTo(record);
  }

  /** By way of memory, with something behind it; by way of a stream the bytes must be the same. */
  private static <R> R back(TypeSerializer<R> serializer, R record) throws IOException {
    DataOutputSerializer memory = new DataOutputSerializer(1);
    serializer.serialize(record, memory);
    byte[] bytes = memory.getCopyOfBuffer();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    serializer.serialize(record, new DataOutputViewStreamWrapper(stream));
    assertThat(stream.toByteArray()).isEqualTo(bytes);
    DataInputDeserializer in = new DataInputDeserializer(Arrays.copyOf(bytes, bytes.length + 3));
    R read = serializer.deserialize(in);
    assertThat(in.available()).isEqualTo(3);
    assertThat(
            serializer.deserialize(new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes))))
        .usingRecursiveComparison()
        .isEqualTo(read);
    return read;
  }
}
