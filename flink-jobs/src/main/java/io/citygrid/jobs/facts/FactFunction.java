package io.citygrid.jobs.facts;

import io.citygrid.casework.facts.FactDecision;
import io.citygrid.casework.facts.FactEdits;
import io.citygrid.casework.facts.FactGrounds;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.Versions;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.cases.core.ReportCheck;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.facts.core.FactOutcomes;
import io.citygrid.jobs.facts.core.FactPlaces;
import io.citygrid.jobs.kafka.FactInput;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** What is on record, keyed by fact id: applies edits in their order, each with one outcome. */
public final class FactFunction extends CityDecision<FactInput, FactChange, FactGrounds> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<FactChange> fact;

  public FactFunction(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(FactInput.class), patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    fact = lastingValue("fact", TypeInformation.of(FactChange.class));
  }

  @Override
  protected FactGrounds derive(IndexedCity indexed) {
    return new FactGrounds(
        indexed.city().visits(),
        indexed.city().calendar().zone(),
        new FactPlaces(indexed),
        Versions.of(indexed.city().version()));
  }

  @Override
  protected long version(FactInput input) {
    return input.readEdit().cityVersion();
  }

  @Override
  protected void decide(
      FactInput input, FactGrounds grounds, ReadOnlyContext context, Collector<FactChange> out)
      throws Exception {
    FactEdit edit = input.readEdit();
    if (edit.at().isAfter(input.message().writtenAt().plus(ReportCheck.CLOCK_TOLERANCE))) {
      String detail = "is " + edit.at() + ", later than the message itself";
      refuse(input, new Refusal(DeadLetterReason.TIME_OUT_OF_RANGE, "at", detail), context);
      return;
    }
    FactDecision decision = FactEdits.step(fact.value(), edit, grounds);
    if (decision instanceof FactDecision.Applied applied) {
      fact.update(applied.after());
      out.collect(applied.after());
    }
    FactOutcome outcome = FactOutcomes.of(edit, decision);
    metrics().count("edits_decided", "outcome", outcome.result().name());
    context.output(JobTags.FACT_OUTCOMES, outcome);
  }
}
