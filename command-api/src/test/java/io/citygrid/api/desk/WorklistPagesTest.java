package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.casework.worklist.ClockReader;
import io.citygrid.casework.worklist.WorkIndexes;
import io.citygrid.casework.worklist.Worklist;
import io.citygrid.city.City;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Versions;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.view.WorkKind;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The pages of a worklist, one after the other, against a look at every case there is. */
class WorklistPagesTest {
  private static final City CITY = Testville.city();
  private static final ClockReader CLOCKS = new ClockReader(CITY);
  private static final Instant NOW = TestvilleMessages.MONDAY_MORNING.plusSeconds(3_600);
  private static final Actor OFFICER =
      new Actor(
          "lin", List.of(ActorRole.DUTY_OFFICER, ActorRole.SUPERVISOR), List.of("990101"), "");

  @Property(tries = 60)
  void pagesTogetherAreTheWholeListInOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int limit) {
    Random random = new Random(seed);
    InMemoryCityView view = new InMemoryCityView();
    List<CaseView> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(write(view, i, random));
    }

    List<String> listed = new ArrayList<>();
    Optional<WorklistCursor> after = Optional.empty();
    JsonObject page;
    do {
      WaitingCases waiting =
          WaitingCases.read(view, WorkIndexes.readBy(OFFICER, EnumSet.allOf(WorkKind.class)), 1000);
      assertThat(waiting.whole()).isTrue();
      Worklist list = Worklist.of(waiting.cases(), OFFICER, NOW, CITY, CLOCKS);
      page = WorklistRoutes.page(list, Optional.empty(), after, limit, NOW, true);
      page.getJsonArray("items").forEach(item -> listed.add(((JsonObject) item).getString("id")));
      after = Optional.ofNullable(page.getString("next")).map(WorklistCursor::parse);
    } while (after.isPresent());

    Worklist scanned = Worklist.of(all, OFFICER, NOW, CITY, CLOCKS);
    assertThat(listed)
        .containsExactlyElementsOf(scanned.items().stream().map(item -> item.view().id()).toList());
    assertThat(page.getInteger("total")).isEqualTo(scanned.items().size());
  }

  @Example
  void aListThatIsTooLongSaysSo() {
    InMemoryCityView view = new InMemoryCityView();
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      write(view, i, random);
    }
    var indexes = WorkIndexes.readBy(OFFICER, EnumSet.allOf(WorkKind.class));

    assertThat(WaitingCases.read(view, indexes, 5).whole()).isFalse();
    assertThat(WaitingCases.read(view, indexes, 5).cases()).hasSize(5);
  }

  @Example
  void aPlaceThatNoAnswerGaveIsRefused() {
    for (String text : List.of("", "x", "MTIz", "!!")) {
      assertThatThrownBy(() -> WorklistCursor.parse(text)).isInstanceOf(ProblemException.class);
    }
  }

  private static CaseView write(InMemoryCityView view, int number, Random random) {
    CaseState[] states = {
      CaseState.REPORTED, CaseState.RETURNED, CaseState.CHECKED, CaseState.DISPATCHED
    };
    CaseEvent like = TestvilleMessages.DISPATCHED;
    Instant due = NOW.plusSeconds(random.nextInt(4) * 600L - 900);
    CaseFacts facts = like.current();
    CaseEvent event =
        new CaseEvent(
            "CASE%012d".formatted(number),
            1,
            states[random.nextInt(states.length)],
            NOW,
            like.report(),
            like.placements(),
            like.area(),
            random.nextInt(5) == 0 ? List.of("990100", "990102") : like.areaPath(),
            like.cell(),
            like.department(),
            like.rule(),
            null,
            List.of(),
            new Versions(1, 1, 1),
            null,
            withLimit(facts, due, random.nextInt(4) == 0));
    CaseView made = CaseView.of(event);
    view.write(
        new ViewWrite(
            ViewKind.CASE,
            made.id(),
            1,
            Codecs.CASE_VIEW.encode(made),
            random.nextInt(5),
            WorkIndexes.of(event)));
    return made;
  }

  private static CaseFacts withLimit(CaseFacts like, Instant due, boolean similar) {
    return new CaseFacts(
        like.category(),
        like.position(),
        like.standard(),
        like.level(),
        false,
        "",
        List.of(),
        "",
        List.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        similar ? List.of(CaseFlag.SIMILAR) : List.of(),
        null,
        "",
        null,
        null,
        null,
        "",
        "",
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(
            new CaseLimit(
                LimitStage.HANDLING,
                TestvilleMessages.MONDAY_MORNING,
                due,
                due.minusSeconds(600),
                null,
                Light.GREEN)),
        0,
        like.basis());
  }
}
