package io.citygrid.jobs.crowd;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.view.CellView;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowView;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.Intake;
import io.citygrid.jobs.crowd.core.GatheredDevices;
import io.citygrid.jobs.crowd.core.PlaceDevices;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.crowd.core.PlacedPing;
import io.citygrid.jobs.crowd.core.ShownCell;
import io.citygrid.jobs.crowd.core.ShownHeat;
import io.citygrid.jobs.flow.FlowTopology;
import io.citygrid.jobs.flow.MoverTrips;
import io.citygrid.jobs.gathering.GatherOperator;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.ReceivedCount;
import io.citygrid.jobs.kafka.ReceivedPing;
import io.citygrid.jobs.kafka.ReceivedTrack;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Counters tell who came and went, devices that are heard tell who is there, cameras that follow
 * people tell both where they look; all together make the crowd of a hot public area, and devices
 * alone that of cells and of the heat surface.
 */
public final class CrowdTopology {
  private CrowdTopology() {}

  /**
   * What the job reads.
   *
   * @param indexing how fences are indexed
   */
  public record Sources(
      Source<ReceivedCount, ?, ?> counts,
      Source<ReceivedPing, ?, ?> pings,
      Source<ReceivedTrack, ?, ?> tracks,
      Source<CityPart, ?, ?> city,
      FenceIndexing indexing) {}

  /**
   * Where its decisions go.
   *
   * @param crowds of which the latest is shown
   * @param heat the same of tiles of the heat
   * @param cells the same of cells of the grid
   * @param flows the same of areas and what flows between them
   */
  public record Sinks(
      Consumer<DataStream<MetricValue>> metrics,
      Consumer<DataStream<CrowdView>> crowds,
      Consumer<DataStream<ShownHeat>> heat,
      Consumer<DataStream<CellView>> cells,
      Consumer<DataStream<FlowView>> flows,
      Consumer<DataStream<AlertEvent>> alerts,
      Consumer<DataStream<QualityNote>> quality,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * How time passes.
   *
   * @param counts how counts move event time
   * @param pings the same of pings
   * @param tracks the same of frames of measuring areas
   * @param versionPatience how long a message waits for the city version it names
   * @param stateTtl how long a thing that nothing happens to is remembered
   */
  public record Times(
      EventTime<ReceivedCount> counts,
      EventTime<ReceivedPing> pings,
      EventTime<ReceivedTrack> tracks,
      Duration versionPatience,
      Duration stateTtl) {}

  /** Draws the data flow. */
  public static void define(
      StreamExecutionEnvironment env, Sources sources, Sinks sinks, Times times) {
    var intake = new Intake(env, "crowd", sources.city(), EventTime.none());
    SingleOutputStreamOperator<ReceivedCount> counts =
        intake.read(
            "counts", sources.counts(), times.counts(), RecordType.ofRecord(ReceivedCount.class));
    SingleOutputStreamOperator<ReceivedPing> pings =
        intake.read(
            "pings", sources.pings(), times.pings(), RecordType.ofRecord(ReceivedPing.class));
    SingleOutputStreamOperator<ReceivedTrack> tracks =
        intake.read(
            "tracks", sources.tracks(), times.tracks(), RecordType.ofRecord(ReceivedTrack.class));

    SingleOutputStreamOperator<CrowdSample> counted =
        intake.decide(
            "counters",
            "Bring counts to their areas",
            counts,
            CounterFunction::key,
            new CounterFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            TypeInformation.of(CrowdSample.class));
    SingleOutputStreamOperator<PlacedPing> placed =
        intake.decide(
            "placing",
            "Place devices",
            pings,
            PingFunction::key,
            new PingFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            RecordType.ofRecord(PlacedPing.class));
    SingleOutputStreamOperator<PlaceHeard> heard =
        placed
            .transform(
                "Gather devices",
                RecordType.ofRecord(PlaceDevices.class),
                new GatherOperator<>(GatheredDevices::new))
            .uid("crowd-gathering")
            .keyBy(PlaceDevices::place, Types.STRING)
            .process(new PresenceFunction(times.stateTtl()))
            .returns(TypeInformation.of(PlaceHeard.class))
            .name("Count devices")
            .uid("crowd-presence");

    SingleOutputStreamOperator<CrowdSample> followed =
        intake.decide(
            "following",
            "Follow people",
            tracks,
            TrackFunction::key,
            new TrackFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            TypeInformation.of(CrowdSample.class));

    SingleOutputStreamOperator<CrowdSample> heardInAreas =
        heard
            .filter(PlaceHeard::isHotArea)
            .uid("crowd-heard-in-areas")
            .map(place -> new CrowdSample(place.told()))
            .returns(TypeInformation.of(CrowdSample.class))
            .uid("crowd-heard-samples");
    SingleOutputStreamOperator<ShownCell> cells =
        intake.decide(
            "cells-shown",
            "Tell of cells",
            heard
                .filter(place -> !place.isHotArea())
                .uid("crowd-heard-in-cells")
                .map(HeardSample::new)
                .returns(TypeInformation.of(HeardSample.class))
                .uid("crowd-heard-cell-samples"),
            HeardSample::group,
            new CellFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            TypeInformation.of(ShownCell.class));

    SingleOutputStreamOperator<AlertEvent> alerts =
        intake.decide(
            "areas",
            "Count people",
            counted.union(heardInAreas, followed),
            CrowdSample::area,
            new HotAreaFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            TypeInformation.of(AlertEvent.class));

    SingleOutputStreamOperator<FlowView> flows =
        FlowTopology.define(
            intake,
            FlowMover.PEOPLE,
            placed.getSideOutput(MoverTrips.TRIPS),
            sources.indexing(),
            times.versionPatience(),
            times.stateTtl());

    sinks.flows().accept(flows);
    sinks
        .heat()
        .accept(
            cells
                .<ShownHeat>flatMap((cell, out) -> cell.heat().ifPresent(out::collect))
                .returns(TypeInformation.of(ShownHeat.class))
                .uid("crowd-heat"));
    sinks
        .cells()
        .accept(
            cells
                .<CellView>flatMap((cell, out) -> cell.view().ifPresent(out::collect))
                .returns(TypeInformation.of(CellView.class))
                .uid("crowd-cell-shown"));
    sinks
        .metrics()
        .accept(
            cells
                .<MetricValue>flatMap((cell, out) -> cell.metrics().forEach(out::collect))
                .returns(TypeInformation.of(MetricValue.class))
                .uid("crowd-cells")
                .union(
                    followed.getSideOutput(JobTags.METRICS),
                    alerts.getSideOutput(JobTags.METRICS),
                    flows.getSideOutput(JobTags.METRICS)));
    sinks.crowds().accept(alerts.getSideOutput(HotAreaFunction.CROWDS));
    sinks.alerts().accept(alerts);
    sinks
        .quality()
        .accept(
            counted
                .getSideOutput(JobTags.QUALITY)
                .union(
                    placed.getSideOutput(JobTags.QUALITY),
                    followed.getSideOutput(JobTags.QUALITY),
                    alerts.getSideOutput(JobTags.QUALITY)));
    sinks.deadLetters().accept(intake.deadLetters());
  }
}
