package io.citygrid.casework.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.VisitRules;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.FactAction;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.FieldChange;
import io.citygrid.city.event.PastFactChange;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactEditsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:15:00Z");
  private static final Position NORTH = new Position(118.025, 31.075, 8);
  private static final Position SOUTH = new Position(118.025, 31.025, 8);
  private static final Position ABROAD = new Position(10, 50, 8);
  private static final FactPlace NORTH_PLACE =
      new FactPlace("s-1", "340202001", List.of("3402", "340202", "340202001"));
  private static final FactPlace SOUTH_PLACE =
      new FactPlace("s-2", "340203001", List.of("3402", "340203", "340203001"));
  private static final FactGrounds GROUNDS =
      new FactGrounds(
          new VisitRules(180, 90, 30),
          ZoneId.of("Asia/Shanghai"),
          position ->
              position.equals(NORTH)
                  ? NORTH_PLACE
                  : position.equals(SOUTH) ? SOUTH_PLACE : new FactPlace("", "", List.of()),
          new Versions(3, 1, 2));
  private static final Actor WORKER = actor(ActorRole.GRID_WORKER, "340202");
  private static final FactContent SHOP =
      new FactContent("北街面馆", "王小明", "北街 5 号", "91330100799655058B", "餐饮", 4, "");

  private static Actor actor(ActorRole role, String... areas) {
    return new Actor("worker-7", List.of(role), List.of(areas), "");
  }

  private static FactEdit edit(
      String id, long version, FactAction action, FactContent content, Position position) {
    boolean isNew = action == FactAction.RECORD;
    return new FactEdit(
        id,
        "F1",
        version,
        action,
        WORKER,
        MONDAY.plusSeconds(60 * version),
        3,
        isNew ? FactKind.BUSINESS : null,
        position,
        content,
        action == FactAction.END ? "已搬走" : "");
  }

  private static FactEdit by(Actor actor, FactEdit edit) {
    return new FactEdit(
        edit.editId(),
        edit.factId(),
        edit.expectedVersion(),
        edit.action(),
        actor,
        edit.at(),
        edit.cityVersion(),
        edit.kind(),
        edit.position(),
        edit.content(),
        edit.reason());
  }

  private static FactChange recorded() {
    return applied(null, edit("e1", 0, FactAction.RECORD, SHOP, NORTH));
  }

  private static FactChange applied(FactChange before, FactEdit edit) {
    FactDecision decision = FactEdits.step(before, edit, GROUNDS);
    assertThat(decision).isInstanceOf(FactDecision.Applied.class);
    return ((FactDecision.Applied) decision).after();
  }

  private static FactDecision.Refused refused(FactChange before, FactEdit edit) {
    FactDecision decision = FactEdits.step(before, edit, GROUNDS);
    assertThat(decision).isInstanceOf(FactDecision.Refused.class);
    return (FactDecision.Refused) decision;
  }

  private static FactContent renamed(String person) {
    return new FactContent("北街面馆", person, "北街 5 号", SHOP.creditCode(), "餐饮", 4, "");
  }

  @Test
  void aBusinessIsPutOnRecordInItsCellWithItsNextVisit() {
    FactChange fact = recorded();

    assertThat(fact.version()).isEqualTo(1);
    assertThat(fact.cell()).isEqualTo("s-1");
    assertThat(fact.areaPath()).containsExactly("3402", "340202", "340202001");
    assertThat(fact.verifiedAt()).isEqualTo(MONDAY);
    assertThat(fact.nextVisitDue()).isEqualTo(Instant.parse("2026-04-01T00:15:00Z"));
    assertThat(fact.latest().changed())
        .contains(new FieldChange("person", "", "王小明"), new FieldChange("persons", "", "4"));
  }

  @Test
  void whoChangedWhatAndWhenStaysOnRecord() {
    FactChange amended = applied(recorded(), edit("e2", 1, FactAction.AMEND, renamed("李华"), null));
    FactChange verified = applied(amended, edit("e3", 2, FactAction.VERIFY, null, null));

    assertThat(amended.latest().changed()).containsExactly(new FieldChange("person", "王小明", "李华"));
    assertThat(verified.earlier()).extracting(PastFactChange::version).containsExactly(2L, 1L);
    assertThat(verified.latest().changed()).isEmpty();
    assertThat(verified.verifiedAt()).isEqualTo(MONDAY.plusSeconds(120));
    assertThat(verified.recordedAt()).isEqualTo(MONDAY);
  }

  @Test
  void anEditOfAnEarlierVersionIsToldWhatChangedSince() {
    FactChange amended = applied(recorded(), edit("e2", 1, FactAction.AMEND, renamed("李华"), null));
    FactDecision decision =
        FactEdits.step(amended, edit("e3", 1, FactAction.AMEND, renamed("张三"), null), GROUNDS);

    assertThat(decision).isEqualTo(new FactDecision.Stale(2, List.of(amended.latest())));
  }

  @Test
  void theSameEditTwiceChangesOnce() {
    FactChange fact = recorded();

    assertThat(FactEdits.step(fact, edit("e1", 0, FactAction.RECORD, SHOP, NORTH), GROUNDS))
        .isEqualTo(new FactDecision.Repeated(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = FactAction.class,
      names = {"AMEND", "VERIFY", "END"})
  void whatIsNotOnRecordCannotBeChanged(FactAction action) {
    assertThat(FactEdits.step(null, edit("e1", 1, action, null, null), GROUNDS))
        .isEqualTo(new FactDecision.NoSuchFact());
  }

  @Test
  void whatIsEndedHasNoNextVisitAndStaysAsItWas() {
    FactChange ended = applied(recorded(), edit("e2", 1, FactAction.END, null, null));

    assertThat(ended.isEnded()).isTrue();
    assertThat(ended.content()).isEqualTo(SHOP);
    assertThat(refused(ended, edit("e3", 2, FactAction.VERIFY, null, null)).field())
        .isEqualTo("action");
  }

  @Test
  void onlyKeepersOfTheAreaMayChangeIt() {
    FactEdit wanted = edit("e1", 0, FactAction.RECORD, SHOP, NORTH);

    assertThat(refused(null, by(actor(ActorRole.GRID_WORKER, "340203"), wanted)).field())
        .isEqualTo("actor");
    assertThat(refused(null, by(actor(ActorRole.CITIZEN, "*"), wanted)).field()).isEqualTo("actor");
    assertThat(applied(null, by(actor(ActorRole.SUPERVISOR, "*"), wanted)).version()).isEqualTo(1);
  }

  @Test
  void nobodyMovesAFactOutOfTheirOwnAreas() {
    FactEdit moving = edit("e2", 1, FactAction.AMEND, null, SOUTH);

    assertThat(refused(recorded(), moving).field()).isEqualTo("actor");
    FactChange moved =
        applied(recorded(), by(actor(ActorRole.GRID_WORKER, "340202", "340203"), moving));
    assertThat(moved.cell()).isEqualTo("s-2");
    assertThat(moved.latest().changed())
        .containsExactly(new FieldChange("position", "118.025,31.075", "118.025,31.025"));
  }

  @Test
  void whatIsWrongWithAnEditIsNamedByItsField() {
    FactChange fact = recorded();
    FactContent badCode = new FactContent("面馆", "", "北街 5 号", "91330100799655058A", "", 0, "");
    FactContent noAddress = new FactContent("面馆", "", " ", SHOP.creditCode(), "", 0, "");
    FactContent noName = new FactContent("", "", "北街", SHOP.creditCode(), "", 0, "");

    assertThat(refused(null, edit("e", 0, FactAction.RECORD, SHOP, ABROAD)).field())
        .isEqualTo("position");
    assertThat(refused(null, edit("e", 0, FactAction.RECORD, null, NORTH)).field())
        .isEqualTo("content");
    assertThat(refused(null, edit("e", 1, FactAction.RECORD, SHOP, NORTH)).field())
        .isEqualTo("expectedVersion");
    assertThat(refused(fact, edit("e", 0, FactAction.RECORD, SHOP, NORTH)).field())
        .isEqualTo("factId");
    assertThat(refused(fact, edit("e", 9, FactAction.VERIFY, null, null)).field())
        .isEqualTo("expectedVersion");
    assertThat(refused(fact, edit("e", 1, FactAction.AMEND, null, null)).field())
        .isEqualTo("content");
    assertThat(refused(fact, edit("e", 1, FactAction.VERIFY, SHOP, null)).field())
        .isEqualTo("action");
    assertThat(refused(fact, edit("e", 1, FactAction.AMEND, badCode, null)).field())
        .isEqualTo("content.creditCode");
    assertThat(refused(fact, edit("e", 1, FactAction.AMEND, noAddress, null)).field())
        .isEqualTo("content.address");
    assertThat(refused(fact, edit("e", 1, FactAction.AMEND, noName, null)).field())
        .isEqualTo("content.name");
  }

  @Test
  void onlyABusinessHasACreditCode() {
    assertThat(FactFields.findFault(FactKind.DWELLING, SHOP).orElseThrow().field())
        .isEqualTo("content.creditCode");
    FactContent flat = new FactContent("3 栋 402", "王小明", "北街 5 号", "", "", 3, "");
    assertThat(FactFields.findFault(FactKind.HOUSEHOLD, flat)).isEmpty();
  }

  @Test
  void aSlowClockAtTheEdgeTurnsNoHistoryBack() {
    FactChange amended = applied(recorded(), edit("e2", 1, FactAction.AMEND, renamed("李华"), null));
    FactEdit late = edit("e3", 2, FactAction.VERIFY, null, null);
    FactEdit slow =
        new FactEdit(
            "e3", "F1", 2, late.action(), WORKER, MONDAY.minusSeconds(9), 3, null, null, null, "");

    assertThat(applied(amended, slow).verifiedAt()).isEqualTo(amended.latest().at());
  }

  @Test
  void randomHistoriesEqualAPlainReplayOfWhatWasApplied() {
    Random random = new Random(7);
    for (int run = 0; run < 200; run++) {
      FactChange fact = null;
      List<FactContent> contents = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        FactEdit edit = randomEdit(random, i, contents.size());
        FactDecision decision = FactEdits.step(fact, edit, GROUNDS);
        if (decision instanceof FactDecision.Applied applied) {
          contents.add(edit.content() == null ? contents.get(contents.size() - 1) : edit.content());
          fact = applied.after();
        }
        if (fact != null) {
          assertThat(fact.version()).isEqualTo(contents.size());
          assertThat(fact.content()).isEqualTo(contents.get(contents.size() - 1));
          assertThat(fact.earlier())
              .hasSize(Math.min(contents.size() - 1, FactChange.REMEMBERED))
              .isSortedAccordingTo((a, b) -> Long.compare(b.version(), a.version()));
        }
      }
    }
  }

  private static FactEdit randomEdit(Random random, int number, int version) {
    FactAction action =
        version == 0
            ? FactAction.RECORD
            : random.nextInt(200) == 0
                ? FactAction.END
                : random.nextBoolean() ? FactAction.AMEND : FactAction.VERIFY;
    FactContent content =
        action == FactAction.RECORD || action == FactAction.AMEND ? renamed("人" + number) : null;
    long seen = Math.max(0, version - random.nextInt(10) / 8);
    return edit(
        "e" + random.nextInt(number + 1),
        seen,
        action,
        content,
        action == FactAction.RECORD ? NORTH : null);
  }
}
