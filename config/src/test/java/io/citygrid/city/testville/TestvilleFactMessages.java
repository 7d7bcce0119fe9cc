package io.citygrid.city.testville;

import io.citygrid.city.event.AccessEntry;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.FactAction;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.FactResult;
import io.citygrid.city.event.FieldChange;
import io.citygrid.city.event.PastFactChange;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import java.util.List;

/** What is on record of Testville, as messages. */
public final class TestvilleFactMessages {
  /** A noodle shop of North Street has another owner, as a grid worker says. */
  public static final FactEdit NEW_OWNER =
      new FactEdit(
          CaseIds.of("worker-7", "fact/F-1/visit-9"),
          CaseIds.of("worker-7", "fact/visit-1"),
          1,
          FactAction.AMEND,
          new Actor("worker-7", List.of(ActorRole.GRID_WORKER), List.of("990101001"), ""),
          TestvilleMessages.MONDAY_MORNING,
          1,
          null,
          null,
          new FactContent("北街面馆", "李华", "北街 5 号", "91350100M000100Y43", "餐饮", 4, ""),
          "");

  /** The shop after it. */
  public static final FactChange SHOP =
      new FactChange(
          NEW_OWNER.factId(),
          2,
          FactKind.BUSINESS,
          new FactContent("北街面馆", "李华", "北街 5 号", "91350100M000100Y43", "餐饮", 4, ""),
          new Position(118.025, 31.075, 8),
          "990101001000001",
          "990101001",
          List.of("990100", "990101", "990101001"),
          TestvilleMessages.MONDAY_MORNING.minusSeconds(86_400),
          TestvilleMessages.MONDAY_MORNING,
          TestvilleMessages.MONDAY_MORNING.plusSeconds(30 * 86_400),
          new Versions(1, 1, 1),
          new PastFactChange(
              2,
              FactAction.AMEND,
              "worker-7",
              TestvilleMessages.MONDAY_MORNING,
              "",
              NEW_OWNER.editId(),
              List.of(new FieldChange("person", "王小明", "李华"))),
          List.of(
              new PastFactChange(
                  1,
                  FactAction.RECORD,
                  "worker-7",
                  TestvilleMessages.MONDAY_MORNING.minusSeconds(86_400),
                  "",
                  CaseIds.of("worker-7", "fact/visit-1"),
                  List.of(new FieldChange("person", "", "王小明")))));

  /** Somebody else who had seen the shop before it. */
  public static final FactOutcome SEEN_TOO_EARLY =
      new FactOutcome(
          CaseIds.of("worker-8", "fact/F-1/visit-3"),
          SHOP.factId(),
          FactResult.STALE,
          2,
          TestvilleMessages.MONDAY_MORNING.plusSeconds(60),
          "expectedVersion",
          "the fact has changed since version 1",
          "登记自第1版后已有变动",
          List.of(SHOP.latest()));

  /** A supervisor looked at it. */
  public static final AccessEntry LOOKED_AT =
      new AccessEntry(
          "0b0e7a0c-52b4-4b7e-8a49-5a4f3f0d2c11",
          "chief",
          List.of("SUPERVISOR"),
          "showFact",
          List.of(SHOP.factId()),
          false,
          TestvilleMessages.MONDAY_MORNING.plusSeconds(90));

  private TestvilleFactMessages() {}
}
