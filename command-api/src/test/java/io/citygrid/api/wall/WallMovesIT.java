package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.CaseChange;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.Move;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acting on a case at the wall, by keyboard alone; the test decides in the job's place. */
class WallMovesIT {
  private static final String CASE = "0123456789ABCDEF";

  @TempDir Path directory;
  private Chromium chromium;
  private CityUnderTest city;
  private LiveView view;
  private WallScreen wall;

  @BeforeEach
  void openCaseOnTheDesk() throws Exception {
    chromium = Chromium.launch();
    city = CityUnderTest.start(directory);
    view = new LiveView(city.redis());
    view.pulse();
    wall = new WallScreen(chromium.browser(), "en-GB");
    wall.open(city.apiPort());
    wall.signIn("admin", city.administratorPassword());
    wall.sees("wall", "data-state", "live");
    view.putOnDesk(CASE);
    wall.row("desk-row", CASE).press("Enter");
  }

  @AfterEach
  void close() {
    assertThat(wall.complaints()).isEmpty();
    wall.close();
    view.close();
    city.close();
    chromium.close();
  }

  @Test
  void aDispatchByHandIsSentFromTheDrawerAndSaysThatItWasFollowed() throws Exception {
    String command = dispatchTo("hill-urban");
    decide(command, CommandResult.FOLLOWED, CaseState.DISPATCHED, List.of(), List.of());

    wall.sees("move-outcome", "data-result", "FOLLOWED");
    wall.reads("move-outcome", "Done");
  }

  @Test
  void whoActsOnWhatNoLongerHoldsHearsWhatChangedAndWhatIsAllowed() throws Exception {
    String command = dispatchTo("hill-urban");
    decide(
        command,
        CommandResult.STALE,
        CaseState.DISPATCHED,
        List.of(Move.REDISPATCH),
        List.of(new CaseChange(2, Move.DISPATCH, "someone-else", Instant.now())));

    wall.sees("move-outcome", "data-result", "STALE");
    wall.reads("move-outcome", "changed meanwhile: Dispatch. Allowed now: Dispatch to another.");
  }

  /** Chooses the department in the form; gives the command's id once the API has taken it. */
  private String dispatchTo(String department) {
    wall.part("move-DISPATCH").press("Enter");
    wall.part("move-field-target.department").selectOption(department);
    var taken =
        wall.page()
            .waitForResponse(
                response ->
                    response.request().method().equals("POST")
                        && response.url().endsWith("/" + CASE + "/moves"),
                () -> wall.part("move-send").press("Enter"));
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    return new JsonObject(taken.text()).getString("commandId");
  }

  private void decide(
      String command,
      CommandResult result,
      CaseState state,
      List<Move> allowed,
      List<CaseChange> changes)
      throws Exception {
    var outcome =
        new CommandOutcome(
            command,
            CASE,
            result,
            2,
            state,
            Instant.now(),
            changes.isEmpty() ? "" : "the case has moved",
            changes.isEmpty() ? "" : "案件已有变动",
            allowed,
            changes);
    String json = new String(Codecs.COMMAND_OUTCOME.encode(outcome), StandardCharsets.UTF_8);
    try (var writer = new RedisWriter(city.redis())) {
      writer.outcome(command, json);
    }
  }
}
