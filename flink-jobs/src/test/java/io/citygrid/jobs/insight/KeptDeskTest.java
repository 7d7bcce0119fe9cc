package io.citygrid.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.city.WarningSource;
import io.citygrid.city.event.WarningChange;
import io.citygrid.live.warning.Counted;
import io.citygrid.live.warning.Decided;
import io.citygrid.live.warning.Desk;
import io.citygrid.live.warning.Warnings;
import java.io.InputStream;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.junit.jupiter.api.Test;

/**
 * A desk that was kept before rules could watch findings goes on where it was: the resource is what
 * Flink's serializer of that build wrote of itself and of a desk with one alert.
 */
class KeptDeskTest {
  @Test
  void aDeskOfAnEarlierBuildGoesOn() throws Exception {
    Desk kept = read("/savepoints/warning-desk.bin");
    assertThat(kept.rule().source()).isEqualTo(WarningSource.ALERT);
    assertThat(kept.rule().finding()).isNull();
    assertThat(kept.things())
        .extracting(Counted::id, Counted::version)
        .containsExactly(tuple("water-high/a1", 0L));
    Decided later = Warnings.pass(kept, kept.heardAt().plus(kept.rule().validity()));
    assertThat(later.desk()).isNull();
    assertThat(later.events())
        .extracting(event -> event.change())
        .containsExactly(WarningChange.EXPIRED);
  }

  /** What Flink wrote of its serializer, then what that wrote of the desk, as in a checkpoint. */
  private static Desk read(String resource) throws Exception {
    byte[] bytes;
    try (InputStream in = KeptDeskTest.class.getResourceAsStream(resource)) {
      bytes = Objects.requireNonNull(in, resource).readAllBytes();
    }
    DataInputDeserializer kept = new DataInputDeserializer(bytes);
    TypeSerializerSnapshot<Desk> before =
        TypeSerializerSnapshot.readVersionedSnapshot(kept, KeptDeskTest.class.getClassLoader());
    TypeSerializer<Desk> now =
        TypeInformation.of(Desk.class).createSerializer(new SerializerConfigImpl());
    assertThat(now.snapshotConfiguration().resolveSchemaCompatibility(before).isIncompatible())
        .isFalse();
    return before.restoreSerializer().deserialize(kept);
  }
}
