package io.citygrid.city.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.City;
import io.citygrid.city.event.Move;
import io.citygrid.city.load.Problem;
import io.citygrid.city.testville.Testville;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StagesTest {
  private static final City CITY = Testville.city();
  private static final String MAPPING =
      """
      id: no
      times:
        format: yyyy-MM-dd HH:mm:ss
        zone: America/Los_Angeles
        reported: call
        closed: free
      category: {column: what, default: E0101}
      position: {lon: x, lat: y}
      stages:
        order:
          - {stage: received, column: call}
          - {stage: entry, column: typed}
          - {stage: dispatch, column: sent, move: FILE}
          - {stage: on_scene, column: there, move: START}
          - {stage: available, column: free}
        intervals:
          - {interval: dispatch, from: received, to: dispatch}
          - {interval: whole, from: received, to: available}
      """;

  @Test
  void namesStagesAndIntervals() throws Exception {
    Stages stages = mapping(MAPPING).stages();
    assertThat(stages.order())
        .containsExactly(
            new Stage("received", "call", Move.REPORT),
            new Stage("entry", "typed", null),
            new Stage("dispatch", "sent", Move.FILE),
            new Stage("on_scene", "there", Move.START),
            new Stage("available", "free", Move.FORCE_CLOSE));
    assertThat(stages.intervals())
        .containsExactly(
            new StageInterval("dispatch", "received", "dispatch"),
            new StageInterval("whole", "received", "available"));
    assertThat(mapping(MAPPING).columns()).contains("typed", "sent", "there");
  }

  @Test
  void readsTheTimesThatThereAreInTheOrderOfTheMappingAndSortsNothing() throws Exception {
    MappedRequest request =
        request(
            "2005-01-02 10:00:00",
            "",
            "2005-01-02 10:00:30",
            "2005-01-02 10:00:10",
            "2005-01-02 10:00:10");
    assertThat(request.stages())
        .containsExactly(
            new StageTime("received", Instant.parse("2005-01-02T18:00:00Z")),
            new StageTime("dispatch", Instant.parse("2005-01-02T18:00:30Z")),
            new StageTime("on_scene", Instant.parse("2005-01-02T18:00:10Z")),
            new StageTime("available", Instant.parse("2005-01-02T18:00:10Z")));
  }

  /** Call 053030032-T13 of San Francisco: at 02:00 the clock was put back to 01:00. */
  @Test
  void aClockThatWasPutBackDidNotRunBackwards() throws Exception {
    MappedRequest request =
        request(
            "2005-10-30 01:55:01",
            "2005-10-30 01:57:04",
            "2005-10-30 01:57:10",
            "",
            "2005-10-30 01:09:05");
    assertThat(request.stages().get(2).at()).isEqualTo(Instant.parse("2005-10-30T08:57:10Z"));
    assertThat(request.stages().get(3))
        .isEqualTo(new StageTime("available", Instant.parse("2005-10-30T09:09:05Z")));
    assertThat(request.closedAt()).isEqualTo(Instant.parse("2005-10-30T09:09:05Z"));
  }

  /** Not even the second 01:10 is after 03:20: that is really out of order. */
  @Test
  void whatNoReadingPutsInOrderStaysOutOfOrder() throws Exception {
    MappedRequest request =
        request("2005-10-30 00:50:00", "", "2005-10-30 03:20:00", "", "2005-10-30 01:10:00");
    assertThat(request.stages().get(2).at()).isEqualTo(Instant.parse("2005-10-30T08:10:00Z"));
    assertThat(request.stages().get(2).at()).isBefore(request.stages().get(1).at());
  }

  @Test
  void anHourThatTheClockLeftOutIsTheOneAfterIt() throws Exception {
    MappedRequest request =
        request("2005-04-03 01:59:00", "", "2005-04-03 02:01:00", "", "2005-04-03 03:02:00");
    assertThat(request.stages().get(1).at()).isEqualTo(Instant.parse("2005-04-03T10:01:00Z"));
    assertThat(request.stages().get(2).at()).isEqualTo(Instant.parse("2005-04-03T10:02:00Z"));
  }

  @Test
  void aStageThatIsNoTimeMakesTheRowUnusable() throws Exception {
    RequestRow row = row("2005-01-02 10:00:00", "soon", "", "", "");
    assertThat(row.request()).isEmpty();
    assertThat(row.problems())
        .singleElement()
        .asString()
        .contains("calls.csv, line 2, typed: 'soon' is not a time");
  }

  @Test
  void namesAllProblemsOfTheStages() {
    String broken =
        MAPPING
            .replace("{stage: entry, column: typed}", "{stage: received, column: typed}")
            .replace("move: FILE", "move: START")
            .replace("to: dispatch}", "to: nowhere}")
            .replace("from: received, to: available", "from: available, to: received");
    assertThatThrownBy(() -> mapping(broken))
        .isInstanceOfSatisfying(
            BrokenMappingException.class,
            e ->
                assertThat(e.problems().stream().map(Problem::field))
                    .containsExactlyInAnyOrder(
                        "stages.order[2].stage",
                        "stages.order[4].move",
                        "stages.intervals[1].to",
                        "stages.intervals[2].to"));
  }

  @Test
  void refusesMovesThatAreNoStagesAndEndsThatTheCityIsNotTold() {
    String broken =
        MAPPING
            .replace("{stage: received, column: call}", "{stage: received, column: typed}")
            .replace("move: FILE", "move: VOID")
            .replace("column: free}", "column: free, move: ACCEPT}");
    assertThatThrownBy(() -> mapping(broken))
        .isInstanceOfSatisfying(
            BrokenMappingException.class,
            e ->
                assertThat(e.problems().stream().map(Problem::toString))
                    .anyMatch(text -> text.contains("must be one of [FILE, ACCEPT, START]"))
                    .anyMatch(text -> text.contains("is FORCE_CLOSE already"))
                    .anyMatch(text -> text.contains("must begin with the column times.reported"))
                    .anyMatch(text -> text.contains("is not told of the stage 'received'")));
  }

  private static MappedRequest request(
      String call, String typed, String sent, String there, String free) throws Exception {
    return row(call, typed, sent, there, free).request().orElseThrow();
  }

  private static RequestRow row(String call, String typed, String sent, String there, String free)
      throws Exception {
    String text =
        "no,call,typed,sent,there,free,what,x,y\n7,"
            + String.join(",", call, typed, sent, there, free)
            + ",fire,118.025,31.075\n";
    try (RequestFile file =
        RequestFile.open(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "calls.csv",
            mapping(MAPPING))) {
      return file.next();
    }
  }

  private static RequestMapping mapping(String text) throws BrokenMappingException {
    return RequestMappingYaml.read(text.getBytes(StandardCharsets.UTF_8), "mapping.yaml", CITY);
  }
}
