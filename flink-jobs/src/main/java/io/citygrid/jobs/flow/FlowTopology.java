package io.citygrid.jobs.flow;

import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowView;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.Intake;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From trips to the flow of areas, within the job that follows those who make them. */
public final class FlowTopology {
  private FlowTopology() {}

  /**
   * Draws the data flow.
   *
   * @param intake of the job that follows them
   * @param flowing what the trips are of
   * @param trips as {@link MoverTrips} tells of them
   * @return flow of areas, with metrics beside
   */
  public static SingleOutputStreamOperator<FlowView> define(
      Intake intake,
      FlowMover flowing,
      DataStream<TripSample> trips,
      FenceIndexing indexing,
      Duration versionPatience,
      Duration stateTtl) {
    return intake.decide(
        "flow",
        "Count trips between areas",
        trips,
        TripSample::level,
        new FlowFunction(flowing, indexing, versionPatience, stateTtl),
        TypeInformation.of(FlowView.class));
  }
}
