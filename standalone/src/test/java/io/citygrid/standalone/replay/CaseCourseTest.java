package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.Stage;
import io.citygrid.city.mapping.StageTime;
import io.citygrid.city.mapping.Stages;
import io.citygrid.city.testville.Testville;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseCourseTest {
  private static final Instant CALL = Instant.parse("2026-07-06T04:00:00Z");
  private static final Stages STAGES =
      new Stages(
          List.of(
              new Stage("call", "a", Move.REPORT),
              new Stage("sent", "b", Move.FILE),
              new Stage("left", "c", Move.ACCEPT),
              new Stage("there", "d", Move.START),
              new Stage("hospital", "e", null),
              new Stage("free", "f", Move.FORCE_CLOSE)),
          List.of());

  private static Instant after(int seconds) {
    return CALL.plusSeconds(seconds);
  }

  private static StageTime at(String stage, int seconds) {
    return new StageTime(stage, after(seconds));
  }

  private static CaseCourse course(@Nullable Instant closedAt, StageTime... times) {
    return CaseCourse.of(request(closedAt, List.of(), times), STAGES, Testville.city());
  }

  private static MappedRequest request(
      @Nullable Instant closedAt, List<String> links, StageTime... times) {
    return new MappedRequest(
        "7",
        "E0101",
        ReportSource.HOTLINE,
        "",
        null,
        0,
        false,
        CALL,
        null,
        closedAt,
        null,
        Map.of(),
        List.of(times),
        links);
  }

  @Test
  void goesThroughTheLifeOfACaseAtTheTimesOfTheData() {
    CaseCourse course =
        course(
            after(900),
            at("call", 0),
            at("sent", 60),
            at("left", 120),
            at("there", 300),
            at("hospital", 700),
            at("free", 900));
    assertThat(course.moves().stream().map(move -> move.key() + " " + move.at()))
        .containsExactly(
            "7/FILE " + after(60),
            "7/ACCEPT " + after(120),
            "7/START " + after(300),
            "7 " + after(900));
    assertThat(course.moves().get(0).standard()).isEqualTo("E0101-1");
    assertThat(course.moves().subList(1, 4)).allMatch(move -> move.standard().isEmpty());
  }

  @Test
  void workThatNobodyIsKnownToHaveAcceptedIsAcceptedWhenItBegins() {
    CaseCourse course = course(null, at("call", 0), at("sent", 60), at("there", 300));
    assertThat(course.moves().stream().map(move -> move.move() + " " + move.at()))
        .containsExactly("FILE " + after(60), "ACCEPT " + after(300), "START " + after(300));
    assertThat(course.isAtEnd(CaseState.ACCEPTED)).isFalse();
    assertThat(course.isAtEnd(CaseState.IN_PROGRESS)).isTrue();
  }

  /** The order of the moves is the case's; their times stay what the data says. */
  @Test
  void timesOutOfOrderStayAndAreRemarkedUpon() {
    CaseCourse course =
        course(
            after(200),
            at("call", 0),
            at("sent", 60),
            at("left", 300),
            at("there", 290),
            at("hospital", 250),
            at("free", 200));
    assertThat(course.moves().stream().map(CarriedMove::move))
        .containsExactly(Move.FILE, Move.ACCEPT, Move.START, Move.REMARK, Move.FORCE_CLOSE);
    assertThat(course.moves().get(1).at()).isEqualTo(after(300));
    assertThat(course.moves().get(2).at()).isEqualTo(after(290));
    assertThat(course.moves().get(4).at()).isEqualTo(after(200));
    assertThat(course.moves().get(3).reason())
        .endsWith("there < left (PT10S), hospital < there (PT40S), free < hospital (PT50S)");
  }

  @Test
  void nothingIsSentForBeforeTheReport() {
    CaseCourse course = course(null, at("call", 0), at("sent", -5));
    assertThat(course.moves().get(0).at()).isEqualTo(CALL);
    assertThat(course.moves().get(1).reason()).endsWith("sent < call (PT5S)");
  }

  @Test
  void aRequestWithoutStagesIsOnlyClosed() {
    CaseCourse course = course(after(900));
    assertThat(course.moves()).singleElement().matches(move -> move.move() == Move.FORCE_CLOSE);
    assertThat(course.isAtEnd(CaseState.DISPATCHED)).isFalse();
    assertThat(course.isAtEnd(CaseState.CLOSED)).isTrue();
    assertThat(course(null).moves()).isEmpty();
  }

  /** What business it is about is known with the report. */
  @Test
  void aBusinessIsTiedToItsCaseFirstOfAll() {
    MappedRequest plain = request(after(900), List.of("shop-7"), at("left", 120));
    assertThat(CaseCourse.of(plain, STAGES, Testville.city()).moves())
        .extracting(move -> move.move() + " " + move.link() + " " + move.at())
        .containsExactly(
            "LINK shop-7 " + CALL, "ACCEPT  " + after(120), "FORCE_CLOSE  " + after(900));
  }
}
