package io.citygrid.jobs.cases;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Versions;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.cases.core.CaseLife;
import io.citygrid.jobs.cases.core.Dispatch;
import io.citygrid.jobs.cases.core.Dispatcher;
import io.citygrid.jobs.cases.core.ReportCheck;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.IndexedCity;
import io.citygrid.jobs.kafka.ReceivedReport;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * The life of a case, keyed by case id. The first usable report opens it; the same report again is
 * counted and changes nothing; another report under the same id is a dead letter.
 */
public final class CaseFunction extends CityDecision<ReceivedReport, CaseEvent, Dispatcher> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<CaseLife> life;

  public CaseFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(ReceivedReport.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    life =
        getRuntimeContext()
            .getState(
                lasting(new ValueStateDescriptor<>("life", TypeInformation.of(CaseLife.class))));
  }

  @Override
  protected Dispatcher derive(IndexedCity city) {
    return new Dispatcher(city);
  }

  @Override
  protected long version(ReceivedReport received) {
    return report(received).cityVersion();
  }

  @Override
  protected void decide(
      ReceivedReport received,
      Dispatcher dispatcher,
      ReadOnlyContext context,
      Collector<CaseEvent> out)
      throws Exception {
    Report report = report(received);
    CaseLife known = life.value();
    if (known == null) {
      open(received, dispatcher, context, out);
    } else if (known.isRepeat(report)) {
      metrics().count("reports_merged");
    } else {
      refuse(
          received,
          new Refusal(
              DeadLetterReason.ID_REUSED,
              "caseId",
              "case " + report.caseId() + " was opened by a report with other content"),
          context);
    }
  }

  private void open(
      ReceivedReport received,
      Dispatcher dispatcher,
      ReadOnlyContext context,
      Collector<CaseEvent> out)
      throws Exception {
    Report report = report(received);
    Optional<Refusal> refusal =
        ReportCheck.check(report, dispatcher.city(), received.message().writtenAt());
    if (refusal.isPresent()) {
      refuse(received, refusal.get(), context);
      return;
    }
    Dispatch dispatch =
        dispatcher.dispatch(
            dispatcher.city().findCategory(report.category()).orElseThrow(), report.position());
    CaseEvent event = CaseLife.open(report, dispatch, Versions.of(dispatcher.city().version()));
    life.update(CaseLife.after(event));
    metrics().count("reports_decided", "outcome", event.state().name());
    out.collect(event);
  }

  private static Report report(ReceivedReport received) {
    return Objects.requireNonNull(received.report(), "refused messages do not come here");
  }
}
