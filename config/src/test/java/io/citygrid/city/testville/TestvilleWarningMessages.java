package io.citygrid.city.testville;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.DutyRole;
import io.citygrid.city.Names;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.BulletinInfo;
import io.citygrid.city.event.BulletinSeverity;
import io.citygrid.city.event.BulletinStatus;
import io.citygrid.city.event.BulletinType;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingChange;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningAction;
import io.citygrid.city.event.WarningChange;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.event.WarningPlace;
import io.citygrid.city.event.WarningResult;
import io.citygrid.city.event.WarningState;
import java.time.Instant;
import java.util.List;

/** A rainstorm over Testville, as messages. */
public final class TestvilleWarningMessages {
  private static final Instant NOW = TestvilleMessages.MONDAY_MORNING;
  private static final WarningPlace RIVER =
      new WarningPlace(
          List.of("990101"), List.of("990100", "990101", "990101001", "990101002"), false);

  /** The weather service raises its bulletin from yellow to orange. */
  public static final Bulletin RAINSTORM =
      new Bulletin(
          "weather@testville.example,W-2,2026-03-02T08:15:00+08:00",
          "weather@testville.example",
          NOW,
          BulletinStatus.ACTUAL,
          BulletinType.UPDATE,
          List.of("weather@testville.example,W-1,2026-03-02T07:00:00+08:00"),
          new BulletinInfo(
              new Names("暴雨", "Rainstorm"),
              BulletinSeverity.SEVERE,
              "Immediate",
              "Likely",
              NOW,
              NOW.plusSeconds(1_800),
              NOW.plusSeconds(21_600),
              new Names("江区气象台发布暴雨橙色预警", "Orange rainstorm warning for River District"),
              new Names("未来3小时降雨量将达50毫米以上。", "More than 50 mm within three hours."),
              null,
              "江区"),
          RIVER,
          NOW.plusSeconds(20),
          1,
          "weather-feed");

  /** What the city makes of it, once the operator has taken it in hand. */
  public static final WarningEvent IN_HAND =
      new WarningEvent(
          "storm/weather@testville.example/暴雨/1772410500000",
          3,
          WarningChange.ACKNOWLEDGED,
          WarningState.OPEN,
          AlertLevel.ORANGE,
          "storm",
          WarningSource.BULLETIN,
          "weather@testville.example/暴雨",
          new Names("江区气象台发布暴雨橙色预警", "Orange rainstorm warning for River District"),
          3,
          NOW.plusSeconds(200),
          NOW.minusSeconds(4_480),
          NOW.plusSeconds(20),
          NOW.plusSeconds(21_600),
          List.of("water"),
          List.of(DutyRole.OPERATOR),
          false,
          "operator-1",
          NOW.plusSeconds(200),
          "operator-1",
          "",
          new Names("抽排积水", "Pump the water out"),
          RIVER,
          List.of(RAINSTORM.bulletinId()),
          new Versions(1, 1, 1));

  /** A supervisor ends it. */
  public static final WarningCommand OVER =
      new WarningCommand(
          "5GKC2D4FY91QK8TV",
          IN_HAND.warningId(),
          WarningSource.BULLETIN,
          "storm",
          IN_HAND.subject(),
          3,
          WarningAction.CANCEL,
          new Actor(
              "supervisor-1",
              List.of(ActorRole.DUTY_OFFICER, ActorRole.SUPERVISOR),
              List.of(Actor.EVERYWHERE),
              ""),
          NOW.plusSeconds(900),
          "雨已停");

  /** What became of {@link #OVER}. */
  public static final WarningOutcome ENDED =
      new WarningOutcome(
          OVER.commandId(),
          OVER.warningId(),
          WarningResult.FOLLOWED,
          4,
          WarningState.CANCELLED,
          OVER.at(),
          "",
          "",
          "");

  /** Stalls close together in North Street. */
  public static final Finding CLUSTER =
      new Finding(
          "CLUSTER/category/E0102/1772406000000",
          2,
          FindingChange.UPDATED,
          FindingState.OPEN,
          FindingKind.CLUSTER,
          FindingAbout.category("E0102", "A-990101001"),
          List.of("990100", "990101", "990101001"),
          List.of("990100", "990101", "990101001"),
          new Position(118.025, 31.075, 0),
          350.5,
          NOW,
          NOW.minusSeconds(86_400),
          3,
          7,
          0,
          1.25,
          0.0025,
          List.of("7ZZZZZZZZZZZZZZZ", "6ZZZZZZZZZZZZZZZ"),
          List.of(),
          new Versions(1, 1, 1));

  private TestvilleWarningMessages() {}
}
