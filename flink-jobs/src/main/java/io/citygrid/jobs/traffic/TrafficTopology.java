package io.citygrid.jobs.traffic;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowView;
import io.citygrid.city.view.TravelView;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.Intake;
import io.citygrid.jobs.flow.FlowTopology;
import io.citygrid.jobs.flow.MoverTrips;
import io.citygrid.jobs.gathering.GatherOperator;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.ReceivedObservation;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.traffic.core.DrivenSample;
import io.citygrid.jobs.traffic.core.GatheredSamples;
import io.citygrid.jobs.traffic.core.PublishedSegment;
import io.citygrid.jobs.traffic.core.RoadSamples;
import io.citygrid.jobs.traffic.core.RoadShare;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Detectors and vehicles say what is driven on segments; segments make roads, roads the districts
 * and the city, and the ways along which the city watches travel times.
 */
public final class TrafficTopology {
  private TrafficTopology() {}

  /**
   * What the job reads.
   *
   * @param indexing how fences are indexed
   */
  public record Sources(
      Source<ReceivedObservation, ?, ?> observations,
      Source<ReceivedPosition, ?, ?> positions,
      Source<CityPart, ?, ?> city,
      FenceIndexing indexing) {}

  /**
   * Where its decisions go.
   *
   * @param segments of which the latest is shown
   * @param flows the same of areas and what flows between them
   * @param travel the same of watched routes and how long they take
   */
  public record Sinks(
      Consumer<DataStream<MetricValue>> metrics,
      Consumer<DataStream<PublishedSegment>> segments,
      Consumer<DataStream<FlowView>> flows,
      Consumer<DataStream<TravelView>> travel,
      Consumer<DataStream<AlertEvent>> alerts,
      Consumer<DataStream<QualityNote>> quality,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * How time passes.
   *
   * @param observations how observations move event time
   * @param positions the same of positions
   * @param versionPatience how long a message waits for the city version it names
   * @param stateTtl how long a thing that nothing happens to is remembered
   */
  public record Times(
      EventTime<ReceivedObservation> observations,
      EventTime<ReceivedPosition> positions,
      Duration versionPatience,
      Duration stateTtl) {}

  /** Draws the data flow. */
  public static void define(
      StreamExecutionEnvironment env, Sources sources, Sinks sinks, Times times) {
    var intake = new Intake(env, "traffic", sources.city(), EventTime.none());
    SingleOutputStreamOperator<ReceivedObservation> observations =
        intake.read(
            "observations",
            sources.observations(),
            times.observations(),
            RecordType.ofRecord(ReceivedObservation.class));
    SingleOutputStreamOperator<ReceivedPosition> positions =
        intake.read(
            "positions",
            sources.positions(),
            times.positions(),
            RecordType.ofRecord(ReceivedPosition.class));

    SingleOutputStreamOperator<RoadSample> passed =
        intake.decide(
            "detectors",
            "Join the lanes of detectors",
            observations,
            DetectorFunction::key,
            new DetectorFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            RecordType.ofRecord(RoadSample.class));
    SingleOutputStreamOperator<DrivenSample> matched =
        intake.decide(
            "vehicles",
            "Match vehicles to roads",
            positions,
            MatchFunction::key,
            new MatchFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            RecordType.ofRecord(DrivenSample.class));
    SingleOutputStreamOperator<RoadSample> driven =
        matched
            .transform(
                "Add up what was driven",
                RecordType.ofRecord(RoadSamples.class),
                new GatherOperator<>(GatheredSamples::new))
            .uid("traffic-gathering")
            .map(RoadSample::of)
            .returns(RecordType.ofRecord(RoadSample.class))
            .uid("traffic-driven-samples");

    SingleOutputStreamOperator<AlertEvent> alerts =
        intake.decide(
            "roads",
            "Measure roads",
            passed.union(driven),
            RoadSample::road,
            new RoadFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            TypeInformation.of(AlertEvent.class));
    SingleOutputStreamOperator<MetricValue> areas =
        alerts
            .getSideOutput(RoadFunction.SHARES)
            .keyBy(RoadShare::area, Types.STRING)
            .process(new AreaFunction(times.stateTtl()))
            .returns(TypeInformation.of(MetricValue.class))
            .name("Add up areas")
            .uid("traffic-areas");

    SingleOutputStreamOperator<TravelView> travel =
        intake.decide(
            "travel",
            "Watch travel times",
            alerts.getSideOutput(RoadFunction.SPEEDS),
            TravelSample::network,
            new TravelFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            TypeInformation.of(TravelView.class));

    SingleOutputStreamOperator<FlowView> flows =
        FlowTopology.define(
            intake,
            FlowMover.VEHICLES,
            matched.getSideOutput(MoverTrips.TRIPS),
            sources.indexing(),
            times.versionPatience(),
            times.stateTtl());

    sinks.flows().accept(flows);
    sinks.travel().accept(travel);
    sinks
        .metrics()
        .accept(
            areas.union(
                alerts.getSideOutput(JobTags.METRICS),
                passed.getSideOutput(JobTags.METRICS),
                flows.getSideOutput(JobTags.METRICS),
                travel.getSideOutput(JobTags.METRICS)));
    sinks.segments().accept(alerts.getSideOutput(RoadFunction.SEGMENTS));
    sinks.alerts().accept(alerts);
    sinks
        .quality()
        .accept(
            passed.getSideOutput(JobTags.QUALITY).union(matched.getSideOutput(JobTags.QUALITY)));
    sinks.deadLetters().accept(intake.deadLetters());
  }
}
