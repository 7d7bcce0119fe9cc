package io.citygrid.jobs.flow;

import io.citygrid.city.IndexedCity;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.live.flow.MoverState;
import io.citygrid.live.flow.Stay;
import io.citygrid.live.flow.Whereabouts;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.util.Collector;

/**
 * Keeps of movers what was kept before {@link MoverTrips} went without a look: the state by fields,
 * and when its one timer is due.
 */
final class EarlierBuild<R extends Record & Received<?>, O>
    extends CityDecision<R, O, IndexedCity> {
  private static final long serialVersionUID = 1L;

  private final long nineOClock;
  private transient ValueState<MoverState> mover;
  private transient ValueState<Long> look;

  private EarlierBuild(Class<R> heard, long nineOClock) {
    super(GridFences::of, RecordType.ofRecord(heard), Duration.ofSeconds(30), Duration.ofDays(90));
    this.nineOClock = nineOClock;
  }

  /**
   * The state after some stayed in Testville's western district for twelve minutes.
   *
   * @param positions one of each
   * @param key as this build keyed them
   */
  static <R extends Record & Received<?>, O> OperatorSubtaskState heardInTheWest(
      Class<R> heard, long nineOClock, List<R> positions, KeySelector<R, String> key)
      throws Exception {
    try (FunctionUnderTest<R, O> earlier =
        new FunctionUnderTest<>(new EarlierBuild<R, O>(heard, nineOClock), key)) {
      for (R position : positions) {
        earlier.take(position, nineOClock);
      }
      return earlier.checkpoint();
    }
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    mover =
        getRuntimeContext()
            .getState(
                passing(new ValueStateDescriptor<>("mover", TypeInformation.of(MoverState.class))));
    look =
        getRuntimeContext().getState(passing(new ValueStateDescriptor<>("mover-look", Types.LONG)));
  }

  @Override
  protected IndexedCity derive(IndexedCity city) {
    return city;
  }

  @Override
  protected long version(R received) {
    return 1;
  }

  @Override
  protected void decide(R received, IndexedCity city, ReadOnlyContext context, Collector<O> out)
      throws Exception {
    long minute = 60_000;
    Stay west =
        new Stay(nineOClock, nineOClock + 12 * minute, 118.03, 31.02, List.of("990101", ""));
    Whereabouts there = new Whereabouts(west, true, List.of(), List.of());
    long forgottenAt = nineOClock + (12 + 180 + 15) * minute + 30_000;
    mover.update(new MoverState(there, List.of(), there, List.of(), forgottenAt));
    // Set when it was heard first; when it is due, one looks again.
    long due = nineOClock + (180 + 15) * minute + 30_000;
    look.update(due);
    context.timerService().registerEventTimeTimer(due);
  }
}
