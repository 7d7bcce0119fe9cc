package io.citygrid.casework.merging;

import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new case is told when it belongs to another one. Its id follows from the case, so that
 * told twice it counts once.
 */
public final class MergeCommands {
  /** The rule merges what nobody has touched. */
  private static final long AS_REPORTED = 1;

  private static final long ANY_VERSION = 0;

  private MergeCommands() {}

  /** Attaches the case by rule, or marks it as similar for the desk and says why. */
  public static CaseCommand of(Sighting added, Match match) {
    MergeDoubt doubt = match.doubt();
    MoveTarget target = MoveTarget.NONE.withCase(match.first().caseId());
    return doubt == null
        ? command(added, match, Move.MERGE, AS_REPORTED, target, doubt)
        : command(added, match, Move.FLAG, ANY_VERSION, target.withFlag(CaseFlag.SIMILAR), doubt);
  }

  private static CaseCommand command(
      Sighting added,
      Match match,
      Move move,
      long expectedVersion,
      MoveTarget target,
      @Nullable MergeDoubt doubt) {
    return new CaseCommand(
        CaseIds.of(Actor.MERGING.id(), added.caseId()),
        added.caseId(),
        expectedVersion,
        move,
        Actor.MERGING,
        added.at(),
        added.cityVersion(),
        reason(added, match.first(), doubt),
        List.of(),
        null,
        target);
  }

  private static String reason(Sighting added, Sighting first, @Nullable MergeDoubt doubt) {
    long meters = Math.round(added.point().distanceMeters(first.point()));
    String zh = "与案件 %s 同类，相距 %d 米".formatted(first.caseId(), meters);
    String en = "same category as %s, %d m away".formatted(first.caseId(), meters);
    if (doubt == null) {
      return zh + " / " + en;
    }
    Names why = doubt.names();
    return "%s；%s，是否并案由人决定 / %s; %s, a person decides whether to merge"
        .formatted(zh, why.zh(), en, why.en());
  }
}
