package io.citygrid.standalone.replay;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the stages of the requests came to.
 *
 * @param calls requests that made cases
 * @param stageTimes times that their stages have, all together
 * @param stages of these, how many each stage has, in the order of the stages
 * @param callsByHour calls by the hour of the city's clock in which they were received; 24 numbers
 * @param outOfOrder calls some of whose stages are out of order, in file order; they are not
 *     measured, because the data does not say which of the two times is the wrong one
 * @param pairs how often each two stages are out of order, as {@link StageReversal#pair}
 * @param intervals what was measured, by the name of the interval, in the order of the mapping
 */
public record StageReport(
    int calls,
    int stageTimes,
    Map<String, Integer> stages,
    List<Integer> callsByHour,
    List<OutOfOrderRow> outOfOrder,
    SortedMap<String, Integer> pairs,
    Map<String, StageSpread> intervals) {

  /** For the screen. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("%,9d calls, %,d stage times:".formatted(calls, stageTimes));
    stages.forEach((stage, count) -> text.append(" %s %,d".formatted(stage, count)));
    text.append("%n".formatted());
    text.append("calls by hour        ");
    callsByHour.forEach(count -> text.append(" %,d".formatted(count)));
    text.append("%n".formatted());
    intervals.forEach(
        (name, spread) ->
            text.append(
                "%-20s %,6d measured (%s to %s): p50 %.0f s, p90 %.0f s; %,d as the data says, %,d not%n"
                    .formatted(
                        name,
                        spread.measured(),
                        spread.from(),
                        spread.to(),
                        spread.p50Seconds(),
                        spread.p90Seconds(),
                        spread.agreed(),
                        spread.differing().size())));
    text.append("%,9d calls have stages out of order%n".formatted(outOfOrder.size()));
    pairs.forEach((pair, count) -> text.append("%,9d times %s%n".formatted(count, pair)));
    for (OutOfOrderRow row : outOfOrder) {
      text.append("          %s:".formatted(row.id()));
      for (StageReversal reversal : row.reversals()) {
        text.append(" %s by %.0f s".formatted(reversal.pair(), reversal.seconds()));
      }
      text.append("%n".formatted());
    }
    return text.toString();
  }
}
