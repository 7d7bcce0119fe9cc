package io.citygrid.jobs.flow;

import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowView;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.CityPart;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From trips to the flow of areas, within the job that follows those who make them. */
public final class FlowTopology {
  private FlowTopology() {}

  /**
   * Draws the data flow.
   *
   * @param job name of the job; the uid begins with it
   * @param flowing what the trips are of
   * @param trips as {@link MoverTrips} tells of them
   * @return flow of areas, with metrics and dead letters beside
   */
  public static SingleOutputStreamOperator<FlowView> define(
      String job,
      FlowMover flowing,
      DataStream<TripSample> trips,
      BroadcastStream<CityPart> city,
      FenceIndexing indexing,
      Duration versionPatience,
      Duration stateTtl) {
    return trips
        .keyBy(TripSample::level, Types.STRING)
        .connect(city)
        .process(new FlowFunction(flowing, indexing, versionPatience, stateTtl))
        .returns(TypeInformation.of(FlowView.class))
        .name("Count trips between areas")
        .uid(job + "-flow");
  }
}
