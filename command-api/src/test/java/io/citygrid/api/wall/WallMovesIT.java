package io.citygrid.api.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.CaseChange;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.OfficeResult;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A supervisor at the wall, by keyboard alone: what waits, why, how its clocks stand, and acting on
 * it; the test decides in the job's place.
 */
class WallMovesIT {
  private static final String DISPATCHED_HERE = "0123456789ABCDE1";
  private static final String DISPATCHED_THERE = "0123456789ABCDE2";
  private static final String REFUSED = "0123456789ABCDE3";
  private static final String GONE = "0123456789ABCDE4";
  private static final String RED = "0123456789ABCDE5";
  private static final String SIMILAR = "0123456789ABCDE6";
  private static final String ELSEWHERE = "0123456789ABCDE7";
  private static final String TYPED = "nobody can get there before the flood is over";

  @TempDir static Path directory;
  private static Chromium chromium;
  private static CityUnderTest city;
  private static LiveView view;
  private WallScreen wall;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.launch();
    city = CityUnderTest.start(directory);
    view = new LiveView(city.redis());
  }

  @AfterAll
  static void stop() {
    view.close();
    city.close();
    chromium.close();
  }

  @BeforeEach
  void signIn() {
    view.pulse();
    wall = new WallScreen(chromium.browser(), "en-GB");
    wall.open(city.apiPort());
    wall.signIn("admin", city.administratorPassword());
    wall.sees("wall", "data-state", "live");
  }

  @AfterEach
  void close() {
    assertThat(wall.complaints()).isEmpty();
    wall.close();
  }

  @Test
  void aDispatchByHandIsSentFromTheDrawerAndSaysThatItWasFollowed() throws Exception {
    openOnDesk(DISPATCHED_HERE);
    String command = dispatchTo(DISPATCHED_HERE, "hill-urban");
    decide(
        DISPATCHED_HERE,
        command,
        CommandResult.FOLLOWED,
        CaseState.DISPATCHED,
        List.of(),
        List.of());

    wall.sees("move-outcome", "data-result", "FOLLOWED");
    wall.reads("move-outcome", "Done");
    wall.hasNone(wall.part("move-form"));
  }

  @Test
  void whoActsOnWhatNoLongerHoldsHearsWhatChangedAndWhatIsAllowed() throws Exception {
    openOnDesk(DISPATCHED_THERE);
    String command = dispatchTo(DISPATCHED_THERE, "hill-urban");
    decide(
        DISPATCHED_THERE,
        command,
        CommandResult.STALE,
        CaseState.DISPATCHED,
        List.of(Move.REDISPATCH),
        List.of(new CaseChange(2, Move.DISPATCH, "someone-else", Instant.now())));

    wall.sees("move-outcome", "data-result", "STALE");
    wall.reads("move-outcome", "changed meanwhile: Dispatch. Allowed now: Dispatch to another.");
  }

  @Test
  void aRefusalKeepsWhatWasTypedAndTheNextAttemptIsAnotherCommand() throws Exception {
    openOnDesk(REFUSED);
    wall.part("move-FORCE_CLOSE").press("Enter");
    wall.part("move-field-reason").fill(TYPED);
    String first = send(REFUSED);
    decide(REFUSED, first, CommandResult.REFUSED, CaseState.ON_MANUAL_DESK, allowed(), List.of());

    wall.sees("move-outcome", "data-result", "REFUSED");
    wall.reads("move-outcome", "Allowed now: Dispatch, Force close.");
    wall.sees("move-form", "data-move", "FORCE_CLOSE");
    assertThat(wall.part("move-field-reason")).hasValue(TYPED);

    String second = send(REFUSED);
    assertThat(second).isNotEqualTo(first);
    decide(REFUSED, second, CommandResult.FOLLOWED, CaseState.CLOSED, List.of(), List.of());
    wall.sees("move-outcome", "data-result", "FOLLOWED");
    wall.hasNone(wall.part("move-form"));
  }

  @Test
  void whatWasTypedForAMoveThatIsNoLongerPossibleGoesAlongIntoAnother() throws Exception {
    openOnDesk(GONE);
    wall.part("move-HAND_UP").press("Enter");
    wall.part("move-field-reason").fill(TYPED);
    var closed =
        new DeskCase(GONE, Instant.now())
            .moved(Move.DISPATCH, "", MoveTarget.NONE.withDepartment("river-urban"), Instant.now())
            .moved(Move.TAKE_OVER, "the city does it", MoveTarget.NONE, Instant.now());
    view.show(closed.latest());
    assertThat(wall.part("move-field-reason")).isFocused();
    String command = send(GONE);
    decide(
        GONE,
        command,
        CommandResult.STALE,
        CaseState.DISPATCHED,
        List.of(Move.REMARK),
        List.of(new CaseChange(3, Move.TAKE_OVER, "lin", Instant.now())));

    wall.sees("move-form", "data-gone", "true");
    assertThat(wall.part("move-send")).isDisabled();
    assertThat(wall.part("move-field-reason")).hasValue(TYPED);
    wall.part("move-REMARK").press("Enter");
    assertThat(wall.part("move-field-reason")).hasValue(TYPED);
    assertThat(wall.part("move-send")).isEnabled();
  }

  @Test
  void theWorklistShowsWhatPressesFirstAndTheDrawerWhyAndWhatWasDone() throws Exception {
    Instant now = Instant.now();
    var red = new DeskCase(RED, now.minus(Duration.ofMinutes(70)));
    var similar =
        new DeskCase(SIMILAR, now)
            .moved(
                Move.FLAG,
                "40 m away, beyond an edge",
                MoveTarget.NONE.withFlag(CaseFlag.SIMILAR).withCase(RED),
                now);
    view.show(similar.latest());
    view.show(red.latest());
    write(red.events());

    wall.row("desk-row", SIMILAR).waitFor();
    wall.row("desk-row", RED).waitFor();
    assertThat(wall.part("desk-row").first()).hasAttribute("data-id", RED);
    assertThat(wall.row("desk-row", RED)).hasAttribute("data-light", "RED");
    wall.reads(wall.row("desk-row", RED), "Overdue");
    wall.part("desk-kind-MERGING").press("Enter");
    wall.hasNone(wall.row("desk-row", RED));
    wall.row("desk-row", SIMILAR).press("Enter");
    wall.part("move-MERGE").press("Enter");
    assertThat(wall.part("move-field-target.caseId")).hasValue(RED);
    wall.page().keyboard().press("Escape");
    wall.part("desk-kind-MERGING").press("Enter");

    wall.row("desk-row", RED).press("Enter");
    wall.reads("detail-explanation", "it waits for a dispatcher");
    assertThat(wall.part("detail-clock")).hasAttribute("data-light", "RED");
    wall.reads("detail-clock", "15 minutes");
    wall.hasOne(wall.part("history-row"));
    wall.reads("history-row", "Citizen citizen-1");

    red.moved(Move.REMARK, "called the district", MoveTarget.NONE, now);
    write(List.of(red.latest()));
    view.show(red.latest());
    wall.reads(wall.part("history-row").first(), "Dispatcher lin");
    wall.reads(wall.part("history-row").first(), "called the district");
    wall.part("language").click();
    wall.reads("detail-explanation", "待人工派遣");
    wall.reads(wall.part("history-row").first(), "派遣员 lin");
    wall.reads("desk-title", "我的待办");

    red.moved(Move.DISPATCH, "", MoveTarget.NONE.withDepartment("river-urban"), now);
    view.show(red.latest());
    wall.hasNone(wall.row("desk-row", RED));
  }

  /** The test's own case lies in no cell, and on one by the fences of Testville. */
  @Test
  void casesThatTheFencesOfNowWouldHaveElsewhereStandInThePlaceOfTheList() {
    view.show(new DeskCase(ELSEWHERE, Instant.now()).latest());
    wall.row("desk-row", ELSEWHERE).waitFor();
    wall.part("differences").press("Enter");

    assertThat(wall.row("difference-row", ELSEWHERE)).hasAttribute("data-changed", "CELL");
    wall.reads(wall.row("difference-row", ELSEWHERE), "In no area → A-990101001");
    wall.reads("desk-more", "by the fences (version 1) and rules (version 1) of now");
    assertThat(wall.part("desk-list")).isHidden();
    wall.row("difference-row", ELSEWHERE).press("Enter");
    wall.reads("detail-explanation", "it waits for a dispatcher");

    wall.part("loads").press("Enter");
    assertThat(wall.part("difference-list")).isHidden();
    wall.reads("desk-more", "Cases in hand");
    wall.part("loads").press("Enter");
    assertThat(wall.part("desk-list")).isVisible();
  }

  @Test
  void aTaskTellsAllThatWasDoneAndAStepIsHandedToAnotherDepartmentFromTheDrawer() throws Exception {
    Instant now = Instant.now();
    OfficeEvent begun = ShownTask.drawnUp("T-1", now, now.plusSeconds(30_000));
    write(Topics.OFFICE_EVENTS, begun.taskId(), Codecs.OFFICE_EVENT.encode(begun));
    view.task("T-1", 3, false, now.plusSeconds(30_000));
    wall.sees("office", "data-count", "1");
    wall.part("office").press("Enter");
    wall.row("office-row", "T-1").press("Enter");
    wall.part("move-SUSPEND").waitFor();
    wall.hasNone(wall.part("move-ACCEPT"));
    wall.reads("office-older", "Older moves (1)");
    await().until(this::hasReadOlderMoves);
    assertThat(wall.part("office-history").locator("li")).hasCount(3);
    wall.reads(wall.part("office-history").locator("li").last(), "Drawn up");
    wall.part("move-HAND_OVER_STEP").press("Enter");
    wall.part("move-field-target.step").selectOption("1");
    wall.part("move-field-target.department").selectOption("hill-urban");
    wall.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/task-moves.png")));
    var taken =
        wall.page()
            .waitForResponse(
                response ->
                    response.request().method().equals("POST")
                        && response.url().endsWith("/v1/office/tasks/T-1/moves"),
                () -> wall.part("move-send").press("Enter"));
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    assertThat(new JsonObject(taken.request().postData()))
        .isEqualTo(
            new JsonObject()
                .put("move", "HAND_OVER_STEP")
                .put("expectedVersion", 3)
                .put("target", new JsonObject().put("step", 1).put("department", "hill-urban")));
    wall.sees("move-outcome", "data-result", "TAKEN");

    String command = new JsonObject(taken.text()).getString("commandId");
    var outcome =
        new OfficeOutcome(
            command,
            "T-1",
            OfficeResult.FOLLOWED,
            4,
            OfficeState.IN_PROGRESS,
            Instant.now(),
            "",
            "",
            "",
            List.of(),
            List.of());
    try (var writer = new RedisWriter(city.redis())) {
      writer.outcome(
          command, new String(Codecs.OFFICE_OUTCOME.encode(outcome), StandardCharsets.UTF_8));
    }
    wall.sees("move-outcome", "data-result", "FOLLOWED");
    wall.hasNone(wall.part("move-form"));
  }

  /** Asks for them; the record may not have been read so far yet. */
  private boolean hasReadOlderMoves() {
    if (wall.part("office-older").count() == 0) {
      return true;
    }
    wall.part("office-older").press("Enter");
    return false;
  }

  private void openOnDesk(String caseId) {
    view.show(new DeskCase(caseId, Instant.now()).latest());
    wall.row("desk-row", caseId).press("Enter");
  }

  private static List<Move> allowed() {
    return List.of(Move.DISPATCH, Move.FORCE_CLOSE);
  }

  /** Chooses the department in the form; gives the command's id once the API has taken it. */
  private String dispatchTo(String caseId, String department) {
    wall.part("move-DISPATCH").press("Enter");
    wall.part("move-field-target.department").selectOption(department);
    return send(caseId);
  }

  private String send(String caseId) {
    var taken =
        wall.page()
            .waitForResponse(
                response ->
                    response.request().method().equals("POST")
                        && response.url().endsWith("/" + caseId + "/moves"),
                () -> wall.part("move-send").press("Enter"));
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    return new JsonObject(taken.text()).getString("commandId");
  }

  private static void write(List<CaseEvent> events) throws Exception {
    for (CaseEvent event : events) {
      write(Topics.CASE_EVENTS, event.caseId(), Codecs.CASE_EVENT.encode(event));
    }
  }

  private static void write(String topic, String key, byte[] message) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", (Object) city.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), message))
          .get();
    }
  }

  private static void decide(
      String caseId,
      String command,
      CommandResult result,
      CaseState state,
      List<Move> allowed,
      List<CaseChange> changes)
      throws Exception {
    boolean followed = result == CommandResult.FOLLOWED;
    var outcome =
        new CommandOutcome(
            command,
            caseId,
            result,
            2,
            state,
            Instant.now(),
            followed ? "" : "the case has moved",
            followed ? "" : "案件已有变动",
            allowed,
            changes);
    String json = new String(Codecs.COMMAND_OUTCOME.encode(outcome), StandardCharsets.UTF_8);
    try (var writer = new RedisWriter(city.redis())) {
      writer.outcome(command, json);
    }
  }
}
