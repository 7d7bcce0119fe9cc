package io.citygrid.standalone.replay;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row: {@code rows = dispatched + all of manualDesk + all of deadLetters}. Two
 * replays of one file through one city give equal reports, however often the city was stopped or
 * killed meanwhile.
 *
 * @param city id of the city
 * @param rows rows of the file
 * @param dispatched cases that went to a department by themselves
 * @param manualDesk cases on the manual desk, by reason
 * @param deadLetters rows that made no case, by reason
 * @param areas agreement by layer
 * @param limits agreement on in time or late
 * @param stages what the stages of the requests came to; null when the mapping names none
 * @param refused the rows behind {@code deadLetters}, in file order
 */
public record ReplayReport(
    String city,
    int rows,
    int dispatched,
    SortedMap<String, Integer> manualDesk,
    SortedMap<String, Integer> deadLetters,
    SortedMap<String, LayerAgreement> areas,
    LimitAgreement limits,
    @Nullable StageReport stages,
    List<RefusedRow> refused) {

  /** Reason of a row that the mapping cannot read. */
  public static final String UNUSABLE_ROW = "UNUSABLE_ROW";

  /** Reason of a row that the edge refused. */
  public static final String REFUSED_AT_EDGE = "REFUSED_AT_EDGE";

  /** Counted on the manual desk: a case that was never filed, and so came to no department. */
  public static final String NOT_FILED = "NOT_FILED";

  /** True when every row is accounted for. */
  public boolean addsUp() {
    return rows
        == dispatched
            + manualDesk.values().stream().mapToInt(Integer::intValue).sum()
            + deadLetters.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** For the screen. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("%,9d rows%n".formatted(rows));
    text.append("%,9d dispatched%n".formatted(dispatched));
    manualDesk.forEach(
        (reason, count) -> text.append("%,9d on the manual desk: %s%n".formatted(count, reason)));
    deadLetters.forEach(
        (reason, count) -> text.append("%,9d made no case: %s%n".formatted(count, reason)));
    areas.forEach(
        (layer, agreement) ->
            text.append(
                "%-20s %,6d labelled, %s agree; beyond 10 m of an edge %s, beyond 25 m %s%n"
                    .formatted(
                        layer,
                        agreement.labelled(),
                        LayerAgreement.percent(agreement.agreed(), agreement.labelled()),
                        LayerAgreement.percent(
                            agreement.agreedBeyond10m(), agreement.labelledBeyond10m()),
                        LayerAgreement.percent(
                            agreement.agreedBeyond25m(), agreement.labelledBeyond25m()))));
    if (limits.compared() + limits.unsaid() + limits.unclosed() > 0) {
      text.append(
          "in time or late       %,6d compared, %,d agree, %,d differ; %,d closed rows do not say, cases of %,d are not closed%n"
              .formatted(
                  limits.compared(),
                  limits.agreed(),
                  limits.differed(),
                  limits.unsaid(),
                  limits.unclosed()));
    }
    if (stages != null) {
      text.append(stages.text());
    }
    return text.toString();
  }
}
