package io.citygrid.jobs;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.merging.Sighting;
import io.citygrid.casework.office.OfficeRecord;
import io.citygrid.casework.verification.BudgetDay;
import io.citygrid.casework.verification.DeviceUse;
import io.citygrid.casework.verification.PairUse;
import io.citygrid.casework.verification.Verifier;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Notification;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.view.CellView;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.FlowView;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.view.TravelView;
import io.citygrid.jobs.crowd.CrowdSample;
import io.citygrid.jobs.crowd.HeardSample;
import io.citygrid.jobs.crowd.core.CrowdTold;
import io.citygrid.jobs.crowd.core.FeedNotes;
import io.citygrid.jobs.crowd.core.HeardCell;
import io.citygrid.jobs.crowd.core.HeardPlace;
import io.citygrid.jobs.crowd.core.PlaceDevices;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.crowd.core.PlacePing;
import io.citygrid.jobs.crowd.core.PlacedPing;
import io.citygrid.jobs.crowd.core.ShownCell;
import io.citygrid.jobs.crowd.core.ShownHeat;
import io.citygrid.jobs.crowd.core.ToldCells;
import io.citygrid.jobs.flow.TripSample;
import io.citygrid.jobs.insight.DeskInput;
import io.citygrid.jobs.insight.FindingInput;
import io.citygrid.jobs.insight.ToldFinding;
import io.citygrid.jobs.kafka.CaseInput;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.FactInput;
import io.citygrid.jobs.kafka.OfficeInput;
import io.citygrid.jobs.kafka.ReceivedAlert;
import io.citygrid.jobs.kafka.ReceivedBulletin;
import io.citygrid.jobs.kafka.ReceivedCaseEvent;
import io.citygrid.jobs.kafka.ReceivedCount;
import io.citygrid.jobs.kafka.ReceivedMetric;
import io.citygrid.jobs.kafka.ReceivedNote;
import io.citygrid.jobs.kafka.ReceivedObservation;
import io.citygrid.jobs.kafka.ReceivedPing;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.kafka.ReceivedReading;
import io.citygrid.jobs.kafka.ReceivedTrack;
import io.citygrid.jobs.kafka.ReceivedWarningCommand;
import io.citygrid.jobs.kafka.TaskInput;
import io.citygrid.jobs.sensors.core.HeardMetric;
import io.citygrid.jobs.sensors.core.PendingReading;
import io.citygrid.jobs.sensors.core.RuleState;
import io.citygrid.jobs.sensors.core.SensorState;
import io.citygrid.jobs.sensors.core.WatchedMetric;
import io.citygrid.jobs.traffic.RoadSample;
import io.citygrid.jobs.traffic.TravelSample;
import io.citygrid.jobs.traffic.core.ClosedInterval;
import io.citygrid.jobs.traffic.core.DetectorInterval;
import io.citygrid.jobs.traffic.core.DrivenSample;
import io.citygrid.jobs.traffic.core.PublishedSegment;
import io.citygrid.jobs.traffic.core.RoadInterval;
import io.citygrid.jobs.traffic.core.RoadSamples;
import io.citygrid.jobs.traffic.core.RoadShare;
import io.citygrid.jobs.traffic.core.SegmentMemory;
import io.citygrid.jobs.traffic.core.UntoldSegments;
import io.citygrid.jobs.traffic.core.VehicleQuality;
import io.citygrid.jobs.traffic.core.VehicleState;
import io.citygrid.live.crowd.CountedPast;
import io.citygrid.live.crowd.CountedWindow;
import io.citygrid.live.crowd.CrowdMemory;
import io.citygrid.live.crowd.cell.CellMemory;
import io.citygrid.live.crowd.track.MeasuredFrame;
import io.citygrid.live.crowd.track.TrackedPast;
import io.citygrid.live.finding.OpenFinding;
import io.citygrid.live.finding.SeenAlert;
import io.citygrid.live.finding.SeenCase;
import io.citygrid.live.flow.FlowMemory;
import io.citygrid.live.flow.MoverState;
import io.citygrid.live.flow.PairFlow;
import io.citygrid.live.flow.PassedArea;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.quality.SourceTally;
import io.citygrid.live.traffic.StuckWatch;
import io.citygrid.live.traffic.travel.RouteMemory;
import io.citygrid.live.traffic.travel.SegmentPast;
import io.citygrid.live.warning.Desk;
import io.citygrid.live.warning.Signal;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What flows and what is kept can be read again after an upgrade only if Flink knows its fields.
 */
class CityTypesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Report.class,
        Reading.class,
        CaseCommand.class,
        CaseEvent.class,
        AlertEvent.class,
        DeadLetter.class,
        CaseInput.class,
        CommandOutcome.class,
        FactChange.class,
        FactInput.class,
        FactOutcome.class,
        OfficeCommand.class,
        OfficeEvent.class,
        OfficeInput.class,
        OfficeOutcome.class,
        OfficeRecord.class,
        ReceivedReading.class,
        CityPart.class,
        CaseRecord.class,
        CaseClock.class,
        Sighting.class,
        SensorState.class,
        RuleState.class,
        PendingReading.class,
        WatchedMetric.class,
        TaskInput.class,
        TaskCommand.class,
        TaskEvent.class,
        TaskOutcome.class,
        Payment.class,
        Notification.class,
        Verifier.class,
        PairUse.class,
        DeviceUse.class,
        BudgetDay.class,
        DetectorObservation.class,
        MetricValue.class,
        VehiclePosition.class,
        ReceivedObservation.class,
        ReceivedPosition.class,
        DetectorInterval.class,
        ClosedInterval.class,
        PublishedSegment.class,
        RoadInterval.class,
        RoadShare.class,
        SegmentMemory.class,
        RoadSample.class,
        RoadSamples.class,
        TravelSample.class,
        TravelView.class,
        SegmentPast.class,
        RouteMemory.class,
        DrivenSample.class,
        UntoldSegments.class,
        VehicleState.class,
        StuckWatch.class,
        CrossingCount.class,
        PresencePing.class,
        ReceivedCount.class,
        ReceivedPing.class,
        TrackedFrame.class,
        ReceivedTrack.class,
        MeasuredFrame.class,
        TrackedPast.class,
        CrowdView.class,
        CrowdSample.class,
        CrowdTold.class,
        PlacePing.class,
        PlacedPing.class,
        HeardPlace.class,
        PlaceDevices.class,
        PlaceHeard.class,
        HeardSample.class,
        HeardCell.class,
        ToldCells.class,
        ShownCell.class,
        CellMemory.class,
        CellView.class,
        ShownHeat.class,
        FlowView.class,
        TripSample.class,
        MoverState.class,
        PairFlow.class,
        PassedArea.class,
        FlowMemory.class,
        CountedWindow.class,
        CountedPast.class,
        CrowdMemory.class,
        Bulletin.class,
        WarningEvent.class,
        WarningCommand.class,
        WarningOutcome.class,
        ReceivedMetric.class,
        ReceivedAlert.class,
        ReceivedBulletin.class,
        ReceivedWarningCommand.class,
        DeskInput.class,
        Finding.class,
        FindingInput.class,
        ToldFinding.class,
        ReceivedCaseEvent.class,
        SeenCase.class,
        SeenAlert.class,
        OpenFinding.class,
        QualityNote.class,
        ReceivedNote.class,
        SourceTally.class,
        SourceQuality.class,
        HeardMetric.class,
        VehicleQuality.class,
        FeedNotes.class,
        NoteBook.class,
        Signal.class,
        Desk.class
      })
  void flowsAndIsKeptFieldByField(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
