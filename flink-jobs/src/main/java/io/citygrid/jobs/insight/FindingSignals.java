package io.citygrid.jobs.insight;

import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.Watching;
import java.time.Duration;
import java.util.List;

/** What findings mean, under the version of the city whose rules found them. */
public final class FindingSignals extends SignalFunction<ToldFinding> {
  private static final long serialVersionUID = 1L;

  public FindingSignals(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, ToldFinding.class, patience, stateTtl);
  }

  @Override
  protected long version(ToldFinding told) {
    return told.content().versions().city();
  }

  @Override
  protected List<Signal> signals(ToldFinding told, Watching watching) {
    return watching.of(told.content());
  }
}
