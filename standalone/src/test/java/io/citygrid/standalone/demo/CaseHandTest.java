package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.dispatch.CaseRules;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseTiming;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.ReportSource;
import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the people of a simulated city want to do is allowed, and brings cases to their end. */
class CaseHandTest {
  private static final int CASES = 600;
  private static final int MOST_MOVES = 200;
  private static final LonLat[] PLACES = {
    Testville.NORTH_STREET,
    Testville.SOUTH_STREET,
    Testville.HILLTOWN,
    Testville.HARBOUR,
    Testville.OUTSIDE,
    Testville.NEAR_HILL_EDGE
  };
  private static final String[] CATEGORIES = {"C0101", "E0101", "E0102", "E0201", "E0301", "E0401"};

  private final CaseRules rules =
      new CaseRules(new IndexedCity(Testville.city(files(), 1), GridFences::of));
  private final Random random = new Random(7);
  private final Set<CaseState> passed = EnumSet.noneOf(CaseState.class);

  private static CityFiles files() {
    return Testville.files()
        .with(
            "filing.yaml",
            "rules: [{sources: [CITIZEN], filing: AFTER_FIELD_CHECK}, {sources: [HOTLINE], filing: BY_PERSON}]"
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyWishIsAllowedAndEveryCaseThatIsNotLeftLyingEnds() {
    int left = 0;
    for (int i = 0; i < CASES; i++) {
      left += live(report(i)) ? 0 : 1;
    }
    assertThat(left).as("left lying").isBetween(1, CASES / 10);
    assertThat(passed)
        .contains(
            CaseState.REPORTED,
            CaseState.FIELD_CHECK,
            CaseState.REJECTED,
            CaseState.ON_MANUAL_DESK,
            CaseState.RETURNED,
            CaseState.REWORK,
            CaseState.CLOSED,
            CaseState.VOID);
  }

  @Test
  void whatCitizensCheckIsLeftToThem() {
    VerificationRules checked =
        Testville.city(
                Testville.files()
                    .with(
                        "verification.yaml",
                        "categories: [E0101]".getBytes(StandardCharsets.UTF_8)),
                1)
            .verification();
    CaseView dispatched = CaseView.of(TestvilleMessages.DISPATCHED);
    CaseView handled = CaseView.of(inState(CaseState.HANDLED));

    assertThat(CaseHand.isLeftToCitizens(handled, checked)).isTrue();
    assertThat(CaseHand.next(handled, checked, random)).isEmpty();
    assertThat(CaseHand.isLeftToCitizens(dispatched, checked)).isFalse();
    assertThat(CaseHand.isLeftToCitizens(CaseView.of(inState(CaseState.UNDER_CHECK)), checked))
        .isFalse();
    assertThat(CaseHand.isLeftToCitizens(handled, rules.city().verification())).isFalse();
  }

  private static CaseEvent inState(CaseState state) {
    CaseEvent like = TestvilleMessages.DISPATCHED;
    return new CaseEvent(
        like.caseId(),
        like.version(),
        state,
        like.at(),
        like.report(),
        like.placements(),
        like.area(),
        like.areaPath(),
        like.cell(),
        like.department(),
        like.rule(),
        like.deskReason(),
        like.candidates(),
        like.versions(),
        like.step(),
        like.facts());
  }

  /** True when the case ended. */
  private boolean live(Report report) {
    CaseTiming.Timed timed =
        rules
            .timing()
            .timed(
                CaseClock.none(), CaseOpening.open(report, rules.filing(report), rules.grounds()));
    for (int moves = 0; moves < MOST_MOVES; moves++) {
      passed.add(timed.event().state());
      CaseView view = CaseView.of(timed.event());
      Optional<CaseHand.Wish> wish = CaseHand.next(view, rules.city().verification(), random);
      if (wish.isEmpty()) {
        return !view.state().isOpen();
      }
      CaseDecision decision =
          CaseLife.step(timed.record(), command(wish.get(), view), rules.grounds());
      assertThat(decision).as("%s on %s", wish.get(), view).isInstanceOf(CaseDecision.Moved.class);
      timed = rules.timing().timed(timed.clock(), (CaseDecision.Moved) decision);
    }
    throw new AssertionError("the case does not end: " + report);
  }

  private Report report(int number) {
    Instant at = Testville.FOUNDED.plusSeconds(3_600 + number);
    ReportSource source =
        List.of(ReportSource.GRID_WORKER, ReportSource.CITIZEN, ReportSource.HOTLINE)
            .get(random.nextInt(3));
    LonLat place = PLACES[random.nextInt(PLACES.length)];
    boolean isLost = source == ReportSource.HOTLINE && random.nextInt(3) == 0;
    return new Report(
        CaseIds.of("simulation", "key-" + number),
        "simulation",
        source,
        CATEGORIES[random.nextInt(CATEGORIES.length)],
        "",
        isLost ? null : new Position(place.lon(), place.lat(), 5),
        at,
        at,
        1,
        "");
  }

  /** As the crew sends it, by a user with the rights that the crew's users have. */
  private static CaseCommand command(CaseHand.Wish wish, CaseView view) {
    Actor actor =
        switch (wish.who()) {
          case CENTER ->
              new Actor(
                  Crew.CENTER,
                  List.of(
                      ActorRole.OPERATOR,
                      ActorRole.DUTY_OFFICER,
                      ActorRole.DISPATCHER,
                      ActorRole.SUPERVISOR),
                  List.of(Actor.EVERYWHERE),
                  "");
          case GRID_WORKER ->
              new Actor(
                  Crew.GRID_WORKER, List.of(ActorRole.GRID_WORKER), List.of(Actor.EVERYWHERE), "");
          case DEPARTMENT ->
              new Actor(
                  Crew.DEPARTMENT + view.department(),
                  List.of(ActorRole.HANDLER),
                  List.of(Actor.EVERYWHERE),
                  view.department());
        };
    MoveTarget target = MoveTarget.NONE.withStandard(view.category() + "-1");
    return new CaseCommand(
        view.id() + "-" + view.version(),
        view.id(),
        view.version(),
        wish.move(),
        actor,
        view.at().plusSeconds(30),
        1,
        wish.reason(),
        List.of("photo"),
        view.position(),
        wish.move() == Move.DISPATCH ? target.withDepartment(wish.department()) : target);
  }
}
