package io.citygrid.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RefusalNotesTest {
  private static final City CITY = Testville.city();
  private static final Instant NOW = Instant.parse("2026-03-02T00:15:00Z");
  private static final Principal DEVICE =
      new Principal("t", Set.of(Role.DEVICE), Set.of(), "", Set.of("wl-*", "gone-*"));

  private final List<QualityNote> written = new ArrayList<>();
  private final RefusalNotes notes =
      new RefusalNotes(() -> Optional.of(CITY), written::add, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Function<ObjectNode, Reading> check =
      notes.noting(
          SourceKind.SENSOR, "deviceId", "metric", new ReadingCheck(CITY, DEVICE, NOW)::check);

  @Test
  void aClockThatIsAnHourAheadIsSeenAlthoughNothingOfItIsTaken() {
    for (int minute = 0; minute < 5; minute++) {
      refuse("wl-01", "level", "60", "2026-03-02T01:%02d:00Z".formatted(15 + minute));
      refuse("wl-01", "level", "60", "2026-03-02T01:%02d:00Z".formatted(15 + minute));
    }
    notes.write();
    assertThat(written).hasSize(1);
    QualityNote note = written.get(0);
    assertThat(note.key()).isEqualTo("SENSOR/wl-01");
    assertThat(note.part()).isEqualTo("level");
    assertThat(note.teller()).isEqualTo(NoteTeller.EDGE);
    assertThat(note.at()).as("not of the time that it states").isEqualTo(NOW);
    assertThat(note.usable()).isZero();
    assertThat(note.faults())
        .as("each once")
        .containsExactly(new FaultCount(SourceFault.FUTURE, 5));
    assertThat(note.delayMillis()).isEqualTo(-3_600_000);
    notes.write();
    assertThat(written).as("written once").hasSize(1);
  }

  @Test
  void whatIsOutOfRangeOrBrokenIsNotedByItsReason() {
    refuse("wl-01", "level", "-5", "2026-03-02T00:14:00Z");
    refuse("wl-01", "level", "-6", "2026-03-02T00:14:30Z");
    refuse("wl-01", "level", "\"high\"", "2026-03-02T00:14:40Z");
    refuse("wl-01", "level", "60", "1999-03-02T00:14:00Z");
    refuse("wl-01", "depth", "60", "2026-03-02T00:14:00Z");
    notes.write();
    assertThat(written).extracting(QualityNote::part).containsExactly("level", "depth");
    assertThat(written.get(0).faults())
        .containsExactly(
            new FaultCount(SourceFault.OUT_OF_RANGE, 3),
            new FaultCount(SourceFault.BEFORE_CITY, 1));
    assertThat(written.get(1).faults()).containsExactly(new FaultCount(SourceFault.MALFORMED, 1));
  }

  @Test
  void whatIsNoSourceOfTheCityOrSpeaksForAnotherIsNotNoted() {
    refuse("gone-1", "level", "60", "2026-03-02T00:14:00Z");
    refuse("aq-01", "pm25", "-60", "2026-03-02T00:14:00Z");
    notes.write();
    assertThat(written).isEmpty();
  }

  /** Of a camera that tells centimetres, and of one that sees somebody twice. */
  @Test
  void framesThatAreRefusedAreNotedOfTheirMeasuringArea() {
    Principal camera =
        new Principal("c", Set.of(Role.DEVICE), Set.of(), "", Set.of("square-passage", "gone-*"));
    Function<ObjectNode, TrackedFrame> frames =
        notes.noting(
            SourceKind.MEASURING_AREA,
            "measuringAreaId",
            "",
            new TrackCheck(CITY, camera, NOW)::check);
    String far = "{\"person\":1,\"x\":500,\"y\":200}";
    String near = "{\"person\":1,\"x\":1,\"y\":2}";
    frames.apply(frame("square-passage", near));
    for (String refused : List.of(far, far, near + "," + near)) {
      assertThatThrownBy(() -> frames.apply(frame("square-passage", refused)))
          .isInstanceOf(ProblemException.class);
    }
    assertThatThrownBy(() -> frames.apply(frame("gone-1", far)))
        .isInstanceOf(ProblemException.class);
    notes.write();
    assertThat(written)
        .extracting(QualityNote::key)
        .containsExactly("MEASURING_AREA/square-passage");
    assertThat(written.get(0).faults())
        .containsExactlyInAnyOrder(
            new FaultCount(SourceFault.OUT_OF_RANGE, 1), new FaultCount(SourceFault.MALFORMED, 1));
  }

  private static ObjectNode frame(String area, String people) {
    return JsonText.object(
        "{\"measuringAreaId\":\"%s\",\"people\":[%s],\"observedAt\":\"2026-03-02T00:14:59Z\"}"
            .formatted(area, people)
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsTakenIsNotNoted() {
    check.apply(reading("wl-01", "level", "60", "2026-03-02T00:14:00Z"));
    notes.write();
    assertThat(written).isEmpty();
  }

  private void refuse(String device, String metric, String value, String observedAt) {
    assertThatThrownBy(() -> check.apply(reading(device, metric, value, observedAt)))
        .isInstanceOf(ProblemException.class);
  }

  private static ObjectNode reading(String device, String metric, String value, String at) {
    return JsonText.object(
        "{\"deviceId\":\"%s\",\"metric\":\"%s\",\"value\":%s,\"observedAt\":\"%s\"}"
            .formatted(device, metric, value, at)
            .getBytes(StandardCharsets.UTF_8));
  }
}
