package io.citygrid.jobs.facts;

import io.citygrid.city.event.FactChange;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A fact in the live view. */
public final class FactProjection {
  private FactProjection() {}

  /**
   * The fact after the change, with every list it now belongs to. Lists are read from the greatest
   * time down, so what is due soonest counts down from the greatest. What is ended is on no list
   * but that of its credit code.
   */
  public static ViewWrite project(FactChange change) {
    Instant due = change.nextVisitDue();
    return new ViewWrite(
        ViewKind.FACT,
        change.factId(),
        change.version(),
        Codecs.FACT_CHANGE.encode(change),
        -(due == null ? change.latest().at() : due).toEpochMilli(),
        indexes(change));
  }

  private static List<String> indexes(FactChange change) {
    List<String> indexes = new ArrayList<>();
    if (!change.content().creditCode().isEmpty()) {
      indexes.add(ViewIndexes.factsOfCreditCode(change.content().creditCode()));
    }
    if (!change.isEnded()) {
      indexes.add(ViewIndexes.FACTS);
      change.areaPath().forEach(area -> indexes.add(ViewIndexes.factsOfArea(area)));
      if (!change.cell().isEmpty()) {
        indexes.add(ViewIndexes.factsOfCell(change.cell()));
      }
    }
    return indexes;
  }
}
