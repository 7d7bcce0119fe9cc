package io.citygrid.jobs.facts.core;

import io.citygrid.casework.facts.FactDecision;
import io.citygrid.city.Names;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.FactResult;
import io.citygrid.city.event.PastFactChange;
import java.util.List;

/** What the sender of an edit is told. */
public final class FactOutcomes {
  private FactOutcomes() {}

  /** The outcome of a decision. */
  public static FactOutcome of(FactEdit edit, FactDecision decision) {
    if (decision instanceof FactDecision.Applied applied) {
      return changed(edit, FactResult.APPLIED, applied.after().version());
    }
    if (decision instanceof FactDecision.Repeated repeated) {
      return changed(edit, FactResult.REPEATED, repeated.version());
    }
    if (decision instanceof FactDecision.Stale stale) {
      Names why =
          new Names(
              "登记自第" + edit.expectedVersion() + "版后已有变动",
              "the fact has changed since version " + edit.expectedVersion());
      return unchanged(
          edit, FactResult.STALE, stale.version(), "expectedVersion", why, stale.since());
    }
    if (decision instanceof FactDecision.Refused refused) {
      return unchanged(
          edit, FactResult.REFUSED, refused.version(), refused.field(), refused.why(), List.of());
    }
    Names why = new Names("没有登记 " + edit.factId(), "there is no fact " + edit.factId());
    return unchanged(edit, FactResult.NO_SUCH_FACT, 0, "factId", why, List.of());
  }

  private static FactOutcome changed(FactEdit edit, FactResult result, long version) {
    return new FactOutcome(
        edit.editId(), edit.factId(), result, version, edit.at(), "", "", "", List.of());
  }

  private static FactOutcome unchanged(
      FactEdit edit,
      FactResult result,
      long version,
      String field,
      Names why,
      List<PastFactChange> changes) {
    return new FactOutcome(
        edit.editId(),
        edit.factId(),
        result,
        version,
        edit.at(),
        field,
        why.en(),
        why.zh(),
        changes);
  }
}
