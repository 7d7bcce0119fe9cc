package io.citygrid.casework.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.life.Cases;
import io.citygrid.casework.life.RandomCommands;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.WorkKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Worklists of random people over random histories, and the order that a person reads. */
class WorklistTest {
  private static final ClockReader CLOCKS = new ClockReader(Cases.CITY);
  private static final CaseTiming TIMING = new CaseTiming(Cases.CITY);
  private static final Set<WorkKind> ALL = EnumSet.allOf(WorkKind.class);

  @Property(tries = 120)
  void whoeverHasWorkFindsItInTheListsTheyRead(@ForAll long seed) {
    Random random = new Random(seed);
    for (CaseEvent event : history(random)) {
      Actor actor = RandomCommands.actor(CaseRecord.begin(event), random);
      Worklist list = list(List.of(event), actor, event.at());
      if (!list.items().isEmpty()) {
        assertThat(Collections.disjoint(WorkIndexes.of(event), WorkIndexes.readBy(actor, ALL)))
            .as("%s of %s for %s", event.state(), event.current(), actor)
            .isFalse();
      }
    }
  }

  /** The load of a department: of those that it has in hand, which are over a limit. */
  @Example
  void whatADepartmentHasInHandOverALimitIsListedAsOverdue() {
    int listed = 0;
    for (long seed = 0; seed < 60; seed++) {
      for (CaseEvent event : history(new Random(seed))) {
        boolean isOverdue =
            event.state().isInHand()
                && event.current().limits().stream()
                    .anyMatch(
                        limit ->
                            limit.endedAt() == null
                                && limit.dueAt() != null
                                && !limit.dueAt().isAfter(event.at()));
        List<String> overdue =
            WorkIndexes.of(event).stream()
                .filter(index -> index.startsWith("cases:overdue:"))
                .toList();
        assertThat(overdue)
            .isEqualTo(
                isOverdue ? List.of("cases:overdue:" + event.department()) : List.<String>of());
        listed += overdue.size();
      }
    }
    assertThat(listed).isPositive();
  }

  @Property(tries = 120)
  void whatTheListOffersIsNotRefusedToItsReader(@ForAll long seed) {
    Random random = new Random(seed);
    for (CaseEvent event : history(random)) {
      CaseRecord record = CaseRecord.begin(event);
      Actor actor = RandomCommands.actor(record, random);
      for (WorkItem item : list(List.of(event), actor, event.at()).items()) {
        assertThat(item.kinds()).isNotEmpty();
        assertThat(item.moves()).isNotEmpty();
        for (Move move : item.moves()) {
          var command = Cases.command(record, actor, move, Cases.anything());
          CaseDecision decision = CaseLife.step(record, command, Cases.GROUNDS);
          if (decision instanceof CaseDecision.Refused refused && command.at().equals(event.at())) {
            assertThat(refused.refusal()).isIn(Refusal.MISSING, Refusal.INVALID);
          }
        }
      }
    }
  }

  /** Otherwise the properties above would hold of empty lists. */
  @Example
  void everyKindOfWorkOccursAndSomebodyHasIt() {
    Set<WorkKind> seen = EnumSet.noneOf(WorkKind.class);
    for (long seed = 0; seed < 1500 && seen.size() < WorkKind.values().length; seed++) {
      Random random = new Random(seed);
      for (CaseEvent event : history(random)) {
        for (int i = 0; i < 4; i++) {
          Actor actor = RandomCommands.actor(CaseRecord.begin(event), random);
          seen.addAll(list(List.of(event), actor, event.at()).counts().keySet());
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(WorkKind.values());
  }

  @Example
  void aLookOnTheSpotWaitsFirstForTheWorkerOfTheCell() {
    CaseEvent asked = opened("CHECK00000000001", Cases.MORNING, Filing.AFTER_FIELD_CHECK).event();
    Actor sun = Cases.person("sun", "990101", "", ActorRole.GRID_WORKER);
    Instant due = asked.current().limits().get(0).dueAt();

    assertThat(list(List.of(asked), sun, asked.at()).counts())
        .containsOnlyKeys(WorkKind.FIELD_CHECK);
    assertThat(list(List.of(asked), Cases.WORKER, due.minusMillis(1)).items()).isEmpty();
    assertThat(list(List.of(asked), Cases.WORKER, due).counts())
        .containsOnlyKeys(WorkKind.FIELD_CHECK);
  }

  @Example
  void aLookWhereNobodyPatrolsWaitsForAllGridWorkersOfTheArea() {
    CaseEvent asked = opened("CHECK00000000001", Cases.MORNING, Filing.AFTER_FIELD_CHECK).event();
    City unpatrolled =
        Testville.city(
            Testville.files()
                .with("patrols.csv", "worker,grid_layer,cell\n".getBytes(StandardCharsets.UTF_8)),
            1);

    assertThat(
            Worklist.of(List.of(CaseView.of(asked)), Cases.WORKER, asked.at(), unpatrolled, CLOCKS)
                .counts())
        .containsOnlyKeys(WorkKind.FIELD_CHECK);
  }

  /** Whoever may look: the worker of the cell at once, everybody else when the time is over. */
  @Property(tries = 120)
  void everyLookWaitsForSomebodyAndInTheEndForAll(@ForAll long seed) {
    Random random = new Random(seed);
    Actor sun = Cases.person("sun", Actor.EVERYWHERE, "", ActorRole.GRID_WORKER);
    Actor other = Cases.person("zhou", Actor.EVERYWHERE, "", ActorRole.GRID_WORKER);
    for (CaseEvent event : history(random)) {
      Set<WorkKind> looks = EnumSet.of(WorkKind.FIELD_CHECK, WorkKind.CHECK);
      looks.retainAll(Waiting.of(event, event.at()));
      Instant much = event.at().plus(Duration.ofDays(365));
      if (!looks.isEmpty()) {
        Actor bao = Cases.person("bao", Actor.EVERYWHERE, "", ActorRole.GRID_WORKER);
        assertThat(
                Stream.of(sun, bao, other)
                    .filter(worker -> !list(List.of(event), worker, event.at()).items().isEmpty()))
            .isNotEmpty();
        assertThat(list(List.of(event), other, much).counts())
            .containsOnlyKeys(looks.iterator().next());
      }
    }
  }

  @Example
  void redComesBeforeYellowBeforeGreenBeforeWhatNoClockPresses() {
    CaseEvent green = dispatched("GREEN00000000001", Cases.MORNING);
    CaseEvent red = dispatched("RED0000000000001", Cases.MORNING.minus(Duration.ofMinutes(16)));
    CaseEvent redder = dispatched("RED0000000000002", Cases.MORNING.minus(Duration.ofMinutes(60)));
    CaseEvent yellow = dispatched("YELLOW0000000001", Cases.MORNING.minus(Duration.ofMinutes(13)));
    CaseEvent still = Cases.waste().latest();

    Worklist list = list(List.of(still, green, red, yellow, redder), Cases.HANDLER, Cases.MORNING);

    assertThat(list.items().stream().map(item -> item.view().id()))
        .containsExactly(
            redder.caseId(), red.caseId(), yellow.caseId(), green.caseId(), still.caseId());
    assertThat(list.items().subList(0, 4))
        .extracting(item -> item.clock() == null ? null : item.clock().light())
        .containsExactly(Light.RED, Light.RED, Light.YELLOW, Light.GREEN);
    assertThat(list.counts()).containsEntry(WorkKind.ACCEPTANCE, 5);
    assertThat(list.only(WorkKind.CLOSING).items()).isEmpty();
  }

  @Example
  void aClockTellsTheTimeLeftAndTheWorkingTimeLeft() {
    CaseEvent event = dispatched("GREEN00000000001", Cases.MORNING);
    Instant later = Cases.MORNING.plus(Duration.ofMinutes(5));

    ClockReading pressing = CLOCKS.findPressing(event, later).orElseThrow();
    assertThat(pressing.stage()).isEqualTo(LimitStage.ACCEPTANCE);
    assertThat(pressing.left()).isEqualTo(Duration.ofMinutes(10));
    assertThat(pressing.minutes()).isEqualTo(15);

    ClockReading handling = CLOCKS.list(event, later).get(1);
    // Four working hours from a Monday's morning: the break at noon lies between.
    assertThat(handling.workingLeft()).isEqualTo(Duration.ofMinutes(235));
    assertThat(handling.left()).isEqualTo(Duration.ofMinutes(235 + 120));
    assertThat(handling.limit()).isNotNull();
    assertThat(handling.isPaused()).isFalse();
  }

  @Example
  void aRedLightIsTheSupervisorsAlsoBeforeTheClockHasToldIt() {
    CaseEvent event = dispatched("RED0000000000001", Cases.MORNING);
    Instant late = Cases.MORNING.plus(Duration.ofDays(3));

    assertThat(list(List.of(event), Cases.SUPERVISOR, Cases.MORNING).items()).isEmpty();
    assertThat(list(List.of(event), Cases.SUPERVISOR, late).counts())
        .containsOnlyKeys(WorkKind.OVERDUE);
    assertThat(list(List.of(event), Cases.DISPATCHER, late).items()).isEmpty();
  }

  @Example
  void nobodyIsAskedForWhatOnlyAnotherMayDecide() {
    Actor first = Cases.person("officer", "990101", "", ActorRole.DUTY_OFFICER);
    Actor second = Cases.person("officer-2", "990101", "", ActorRole.DUTY_OFFICER);
    CaseTiming.Timed late = opened("RED0000000000001", Cases.MORNING.minus(Duration.ofDays(3)));
    late = step(late, Cases.SUPERVISOR, Move.FORCE_CLOSE);
    late = step(late, Cases.HANDLER, Move.APPEAL);
    CaseEvent appealed = step(late, first, Move.PASS_APPEAL).event();

    assertThat(list(List.of(appealed), first, appealed.at()).items()).isEmpty();
    assertThat(list(List.of(appealed), second, appealed.at()).counts())
        .containsOnlyKeys(WorkKind.APPEAL);
  }

  private static Worklist list(List<CaseEvent> events, Actor actor, Instant at) {
    List<CaseView> views = events.stream().map(CaseView::of).toList();
    Worklist list = Worklist.of(views, actor, at, Cases.CITY, CLOCKS);
    Set<Urgency> sorted = new TreeSet<>(list.items().stream().map(WorkItem::urgency).toList());
    assertThat(list.items().stream().map(WorkItem::urgency)).containsExactlyElementsOf(sorted);
    return list;
  }

  private static CaseEvent dispatched(String id, Instant at) {
    return opened(id, at).event();
  }

  private static CaseTiming.Timed step(CaseTiming.Timed before, Actor actor, Move move) {
    var command = Cases.command(before.record(), actor, move, Cases.anything());
    var decision = CaseLife.step(before.record(), command, Cases.GROUNDS);
    assertThat(decision).as(move.name()).isInstanceOf(CaseDecision.Moved.class);
    return TIMING.timed(before.clock(), (CaseDecision.Moved) decision);
  }

  private static CaseTiming.Timed opened(String id, Instant at) {
    return opened(id, at, Filing.BY_RULE);
  }

  private static CaseTiming.Timed opened(String id, Instant at, Filing filing) {
    var waste = TestvilleMessages.WASTE;
    Report report =
        new Report(
            id,
            waste.reporter(),
            waste.source(),
            waste.category(),
            waste.description(),
            waste.position(),
            at,
            at,
            waste.cityVersion(),
            "");
    var opened = CaseOpening.open(report, filing, Cases.GROUNDS);
    return TIMING.timed(CaseClock.none(), opened);
  }

  /** The events of one case that people move at random. */
  private static List<CaseEvent> history(Random random) {
    Filing filing = Filing.values()[random.nextInt(Filing.values().length)];
    var timed =
        TIMING.timed(
            CaseClock.none(), CaseOpening.open(TestvilleMessages.WASTE, filing, Cases.GROUNDS));
    var events = new ArrayList<CaseEvent>(List.of(timed.event()));
    for (int i = 0; i < 120; i++) {
      var command = RandomCommands.command(timed.record(), random, i);
      if (CaseLife.step(timed.record(), command, Cases.GROUNDS)
          instanceof CaseDecision.Moved moved) {
        timed = TIMING.timed(timed.clock(), moved);
        events.add(timed.event());
      }
    }
    return events;
  }
}
