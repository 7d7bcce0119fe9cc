package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleCells;
import io.citygrid.city.testville.TestvilleContacts;
import io.citygrid.city.testville.TestvilleFactMessages;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.testville.TestvilleOfficeMessages;
import io.citygrid.city.testville.TestvillePatrols;
import io.citygrid.city.testville.TestvilleQuality;
import io.citygrid.city.testville.TestvilleTaskMessages;
import io.citygrid.city.testville.TestvilleTravel;
import io.citygrid.city.testville.TestvilleWarningMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ReadingView;
import io.citygrid.city.view.SegmentView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire format of every message and view, fixed by files. A change here breaks messages that are
 * already in Kafka and Redis: add components at the end, as nullable ones, or begin a new topic.
 */
class GoldenFilesTest {
  /** A program carries over that a case ended elsewhere, the morning after. */
  private static final CaseCommand ENDED_ELSEWHERE =
      new CaseCommand(
          "command-7",
          TestvilleMessages.WASTE.caseId(),
          0,
          Move.FORCE_CLOSE,
          new Actor("transfer", List.of(ActorRole.IMPORTER), List.of(Actor.EVERYWHERE), ""),
          TestvilleMessages.MONDAY_MORNING.plusSeconds(86_400),
          1,
          "closed there",
          List.of(),
          null,
          MoveTarget.NONE,
          null,
          TestvilleMessages.MONDAY_MORNING.plusSeconds(10 * 86_400));

  record Golden<T>(String file, Codec<T> codec, T message) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Golden<?>> goldens() {
    return Stream.of(
        new Golden<>("report", Codecs.REPORT, TestvilleMessages.WASTE),
        new Golden<>("report-without-position", Codecs.REPORT, TestvilleMessages.WASTE_SOMEWHERE),
        new Golden<>("report-with-limit", Codecs.REPORT, TestvilleMessages.WASTE_TRANSFERRED),
        new Golden<>(
            "report-while-full",
            Codecs.REPORT,
            TestvilleMessages.WASTE.withFullDepartments(List.of("river-urban"))),
        new Golden<>("reading", Codecs.READING, TestvilleMessages.WATER),
        new Golden<>("case-event-dispatched", Codecs.CASE_EVENT, TestvilleMessages.DISPATCHED),
        new Golden<>("case-event-manual-desk", Codecs.CASE_EVENT, TestvilleMessages.ON_MANUAL_DESK),
        new Golden<>("case-event-under-check", Codecs.CASE_EVENT, TestvilleMessages.UNDER_CHECK),
        new Golden<>("case-command", Codecs.CASE_COMMAND, TestvilleMessages.MORE_TIME),
        new Golden<>("case-command-carried-over", Codecs.CASE_COMMAND, ENDED_ELSEWHERE),
        new Golden<>("command-outcome", Codecs.COMMAND_OUTCOME, TestvilleMessages.TOO_LATE),
        new Golden<>("alert-event", Codecs.ALERT_EVENT, TestvilleMessages.WATER_HIGH),
        new Golden<>("dead-letter", Codecs.DEAD_LETTER, TestvilleMessages.CUT_OFF),
        new Golden<>("fact-edit", Codecs.FACT_EDIT, TestvilleFactMessages.NEW_OWNER),
        new Golden<>("fact-change", Codecs.FACT_CHANGE, TestvilleFactMessages.SHOP),
        new Golden<>("fact-outcome", Codecs.FACT_OUTCOME, TestvilleFactMessages.SEEN_TOO_EARLY),
        new Golden<>("contact", Codecs.CONTACT, TestvilleContacts.LETTER_FROM_NORTH_STREET),
        new Golden<>("contact-ringing", Codecs.CONTACT, TestvilleContacts.RINGING),
        new Golden<>("access-entry", Codecs.ACCESS_ENTRY, TestvilleFactMessages.LOOKED_AT),
        new Golden<>(
            "detector-observation", Codecs.DETECTOR_OBSERVATION, TestvilleMessages.FLOWING),
        new Golden<>("vehicle-position", Codecs.VEHICLE_POSITION, TestvilleMessages.TAXI),
        new Golden<>("patrol-position", Codecs.PATROL_POSITION, TestvillePatrols.ON_PATROL),
        new Golden<>("crossing-count", Codecs.CROSSING_COUNT, TestvilleMessages.STREAMING_IN),
        new Golden<>("crossing-count-passing", Codecs.CROSSING_COUNT, TestvilleMessages.PASSING_BY),
        new Golden<>("presence-ping", Codecs.PRESENCE_PING, TestvilleMessages.HEARD),
        new Golden<>("tracked-frame", Codecs.TRACKED_FRAME, TestvilleMessages.WALKING),
        new Golden<>("crowd-view", Codecs.CROWD_VIEW, TestvilleMessages.FILLING),
        new Golden<>("crowd-view-small", Codecs.CROWD_VIEW, TestvilleMessages.FEW),
        new Golden<>("heat-view", Codecs.HEAT_VIEW, TestvilleCells.TILE),
        new Golden<>("cell-view", Codecs.CELL_VIEW, TestvilleCells.CELL),
        new Golden<>("flow-view", Codecs.FLOW_VIEW, TestvilleMessages.FLOWING_IN),
        new Golden<>("travel-view", Codecs.TRAVEL_VIEW, TestvilleTravel.SLOW_WAY),
        new Golden<>("metric-value", Codecs.METRIC_VALUE, TestvilleMessages.SLOW),
        new Golden<>(
            "segment-view",
            Codecs.SEGMENT_VIEW,
            new SegmentView(
                "ring-1.1",
                TestvilleMessages.MONDAY_MORNING,
                32.5,
                80,
                false,
                "SEVERE",
                0.75,
                12,
                false,
                420.0,
                110.75,
                61.5,
                1_812.5)),
        new Golden<>("task-command", Codecs.TASK_COMMAND, TestvilleTaskMessages.FOUND_DONE),
        new Golden<>("task-event", Codecs.TASK_EVENT, TestvilleTaskMessages.CHECKED_BY_CITIZEN),
        new Golden<>("task-outcome", Codecs.TASK_OUTCOME, TestvilleTaskMessages.REWARDED),
        new Golden<>("payment", Codecs.PAYMENT, TestvilleTaskMessages.REWARD),
        new Golden<>("bulletin", Codecs.BULLETIN, TestvilleWarningMessages.RAINSTORM),
        new Golden<>("warning-event", Codecs.WARNING_EVENT, TestvilleWarningMessages.IN_HAND),
        new Golden<>("warning-command", Codecs.WARNING_COMMAND, TestvilleWarningMessages.OVER),
        new Golden<>("warning-outcome", Codecs.WARNING_OUTCOME, TestvilleWarningMessages.ENDED),
        new Golden<>("notification", Codecs.NOTIFICATION, TestvilleTaskMessages.TOLD),
        new Golden<>("quality-note", Codecs.QUALITY_NOTE, TestvilleQuality.HALF_STUCK),
        new Golden<>("source-quality", Codecs.SOURCE_QUALITY, TestvilleQuality.NOT_BELIEVED),
        new Golden<>("finding", Codecs.FINDING, TestvilleWarningMessages.CLUSTER),
        new Golden<>("office-command", Codecs.OFFICE_COMMAND, TestvilleOfficeMessages.DRAWN_UP),
        new Golden<>("office-event", Codecs.OFFICE_EVENT, TestvilleOfficeMessages.HALF_DONE),
        new Golden<>("office-outcome", Codecs.OFFICE_OUTCOME, TestvilleOfficeMessages.TOO_LATE),
        new Golden<>("manifest", Codecs.MANIFEST, manifest()),
        new Golden<>("case-view", Codecs.CASE_VIEW, CaseView.of(TestvilleMessages.DISPATCHED)),
        new Golden<>(
            "reading-view",
            Codecs.READING_VIEW,
            new ReadingView("wl-01", "level", 82.5, TestvilleMessages.MONDAY_MORNING)));
  }

  private static Manifest manifest() {
    String sha256 = "0123456789abcdef".repeat(4);
    return new Manifest(
        3,
        Testville.FOUNDED.plusSeconds(60),
        "mayor",
        List.of(
            new ManifestFile("areas.csv", sha256, 1, 1, Testville.FOUNDED),
            new ManifestFile(
                "layers/social.geojson", sha256, 2, 3, Testville.FOUNDED.plusSeconds(60))));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void writesWhatTheFileSays(Golden<T> golden) throws IOException {
    assertThat(new String(golden.codec().encode(golden.message()), StandardCharsets.UTF_8))
        .isEqualTo(file(golden.file()));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void readsWhatTheFileSays(Golden<T> golden) throws IOException, WireException {
    byte[] bytes = file(golden.file()).getBytes(StandardCharsets.UTF_8);
    assertThat(golden.codec().decode(bytes)).isEqualTo(golden.message());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  <T> void skipsFieldsOfNewerWriters(Golden<T> golden) throws IOException, WireException {
    String text = file(golden.file()).replaceFirst("\\{", "{\"newer\":{\"a\":[1,{}]},");
    assertThat(golden.codec().decode(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(golden.message());
  }

  /** As the record has it from before cases could be moved. */
  @Test
  void readsCaseEventsWithoutStepAndFacts() throws IOException, WireException {
    String before = file("case-event-manual-desk").replace(",\"step\":null,\"facts\":null", "");
    CaseEvent event = Codecs.CASE_EVENT.decode(before.getBytes(StandardCharsets.UTF_8));
    assertThat(event).isEqualTo(TestvilleMessages.ON_MANUAL_DESK);
    assertThat(event.made().move()).isEqualTo(Move.REPORT);
    assertThat(event.current().level()).isEqualTo(AreaLevel.CITY);
  }

  @Test
  void readsAReportOfBeforeLimitsCouldBeStated() throws IOException, WireException {
    String former = file("report").replace(",\"dueAt\":null", "");
    assertThat(Codecs.REPORT.decode(former.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(TestvilleMessages.WASTE);
  }

  private static String file(String name) throws IOException {
    try (InputStream in = GoldenFilesTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    }
  }
}
