package io.citygrid.city.testville;

import static io.citygrid.city.testville.TestvilleMessages.MONDAY_MORNING;

import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.QualityReason;
import io.citygrid.city.view.SourceQuality;
import java.util.List;

/** Messages about how far sources of Testville can be believed. */
public final class TestvilleQuality {
  /** A lane of a loop detector is stuck in half of what it tells. */
  public static final QualityNote HALF_STUCK =
      new QualityNote(
          SourceKind.DETECTOR,
          "loop-1",
          "2",
          NoteTeller.JUDGEMENT,
          MONDAY_MORNING,
          300,
          20,
          5,
          List.of(new FaultCount(SourceFault.STUCK, 5)),
          new GoodValue("lane 2", "600.0/h, 48.0 km/h", MONDAY_MORNING),
          null);

  /** A sensor whose clock is an hour ahead. */
  public static final SourceQuality NOT_BELIEVED =
      new SourceQuality(
          SourceKind.SENSOR,
          "wl-01",
          7,
          MONDAY_MORNING,
          60,
          10,
          4,
          0.4,
          true,
          false,
          3_600L,
          List.of(new QualityReason("level", SourceFault.FUTURE, 6)),
          new GoodValue("level", "82.5 cm", MONDAY_MORNING.minusSeconds(3_000)),
          List.of("990100", "990101", "990101001"));

  private TestvilleQuality() {}
}
