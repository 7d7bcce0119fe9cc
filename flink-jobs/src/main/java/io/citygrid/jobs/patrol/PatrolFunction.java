package io.citygrid.jobs.patrol;

import io.citygrid.casework.patrol.Patrol;
import io.citygrid.casework.patrol.PatrolGrounds;
import io.citygrid.casework.patrol.PatrolStep;
import io.citygrid.casework.patrol.PatrolledDay;
import io.citygrid.casework.patrol.PatrolledDays;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.PatrolPosition;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.cases.core.ReportCheck;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.ReceivedPatrol;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.Collector;

/** Where grid workers were, keyed by worker: tells the minutes of each cell when they grow. */
public final class PatrolFunction extends CityDecision<ReceivedPatrol, MetricValue, PatrolGrounds> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<PatrolledDays> days;

  public PatrolFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, RecordType.ofRecord(ReceivedPatrol.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    days = lastingValue("patrolled-days", RecordType.ofRecord(PatrolledDays.class));
  }

  @Override
  protected PatrolGrounds derive(IndexedCity indexed) {
    return PatrolGrounds.of(indexed.city(), new PatrolCells(indexed));
  }

  @Override
  protected long version(ReceivedPatrol received) {
    return received.position().cityVersion();
  }

  @Override
  protected void decide(
      ReceivedPatrol received,
      PatrolGrounds grounds,
      ReadOnlyContext context,
      Collector<MetricValue> out)
      throws Exception {
    PatrolPosition position = received.position();
    if (position
        .observedAt()
        .isAfter(received.message().writtenAt().plus(ReportCheck.CLOCK_TOLERANCE))) {
      String detail = "is " + position.observedAt() + ", later than the message itself";
      refuse(
          received, new Refusal(DeadLetterReason.TIME_OUT_OF_RANGE, "observedAt", detail), context);
      return;
    }
    PatrolledDays before = days.value();
    PatrolStep step = Patrol.step(before == null ? PatrolledDays.NONE : before, position, grounds);
    if (step instanceof PatrolStep.Counted counted) {
      days.update(counted.after());
      for (PatrolledDay grown : counted.grown()) {
        out.collect(PatrolMetrics.of(position.worker(), grown, grounds.zone()));
      }
      metrics().count("patrol_positions", "became", "COUNTED");
    } else if (step instanceof PatrolStep.Passed passed) {
      metrics().count("patrol_positions", "became", passed.why().name());
    } else if (step instanceof PatrolStep.TooLate late) {
      String detail =
          "is of %s, more than %d days before the newest position of '%s'"
              .formatted(late.day(), PatrolledDays.KEPT_DAYS - 1, position.worker());
      refuse(received, new Refusal(DeadLetterReason.LATE, "observedAt", detail), context);
    }
  }
}
