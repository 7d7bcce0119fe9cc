package io.citygrid.city.wire;

import io.citygrid.city.event.AccessEntry;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Notification;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.PatrolPosition;
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
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.CellView;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.FlowView;
import io.citygrid.city.view.HeatView;
import io.citygrid.city.view.ReadingView;
import io.citygrid.city.view.SegmentView;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.view.TravelView;

/**
 * One codec for each message and each view. Alerts and dead letters are their own views.
 *
 * <p>Strict: nothing is coerced, a missing or null required field is refused, nothing may follow
 * the message. Fields that are not known are ignored. Times are ISO-8601, written in UTC.
 */
public final class Codecs {
  /** A report, a reading or a command may have at most this many bytes. */
  public static final int MAX_INPUT_BYTES = 1024 * 1024;

  /** What CityGrid itself writes may have at most this many, dead letters of large input too. */
  private static final int MAX_BYTES = 32 * 1024 * 1024;

  public static final Codec<Report> REPORT = new RecordCodec<>(Report.class, MAX_INPUT_BYTES);
  public static final Codec<Reading> READING = new ReadingCodec();
  public static final Codec<CaseCommand> CASE_COMMAND =
      new RecordCodec<>(CaseCommand.class, MAX_INPUT_BYTES);
  public static final Codec<CaseEvent> CASE_EVENT = new RecordCodec<>(CaseEvent.class, MAX_BYTES);
  public static final Codec<CommandOutcome> COMMAND_OUTCOME =
      new RecordCodec<>(CommandOutcome.class, MAX_BYTES);
  public static final Codec<AlertEvent> ALERT_EVENT =
      new RecordCodec<>(AlertEvent.class, MAX_BYTES);
  public static final Codec<DeadLetter> DEAD_LETTER =
      new RecordCodec<>(DeadLetter.class, MAX_BYTES);
  public static final Codec<FactEdit> FACT_EDIT =
      new RecordCodec<>(FactEdit.class, MAX_INPUT_BYTES);
  public static final Codec<FactChange> FACT_CHANGE =
      new RecordCodec<>(FactChange.class, MAX_BYTES);
  public static final Codec<FactOutcome> FACT_OUTCOME =
      new RecordCodec<>(FactOutcome.class, MAX_BYTES);
  public static final Codec<Contact> CONTACT = new RecordCodec<>(Contact.class, MAX_INPUT_BYTES);
  public static final Codec<AccessEntry> ACCESS_ENTRY =
      new RecordCodec<>(AccessEntry.class, MAX_BYTES);
  public static final Codec<TaskCommand> TASK_COMMAND =
      new RecordCodec<>(TaskCommand.class, MAX_INPUT_BYTES);
  public static final Codec<TaskEvent> TASK_EVENT = new RecordCodec<>(TaskEvent.class, MAX_BYTES);
  public static final Codec<TaskOutcome> TASK_OUTCOME =
      new RecordCodec<>(TaskOutcome.class, MAX_BYTES);
  public static final Codec<Payment> PAYMENT = new RecordCodec<>(Payment.class, MAX_BYTES);
  public static final Codec<Notification> NOTIFICATION =
      new RecordCodec<>(Notification.class, MAX_BYTES);
  public static final Codec<Manifest> MANIFEST = new RecordCodec<>(Manifest.class, MAX_BYTES);
  public static final Codec<DetectorObservation> DETECTOR_OBSERVATION =
      new RecordCodec<>(DetectorObservation.class, MAX_INPUT_BYTES);
  public static final Codec<VehiclePosition> VEHICLE_POSITION = new VehicleCodec();
  public static final Codec<PatrolPosition> PATROL_POSITION =
      new RecordCodec<>(PatrolPosition.class, MAX_INPUT_BYTES);
  public static final Codec<MetricValue> METRIC_VALUE =
      new RecordCodec<>(MetricValue.class, MAX_BYTES);
  public static final Codec<QualityNote> QUALITY_NOTE =
      new RecordCodec<>(QualityNote.class, MAX_BYTES);
  public static final Codec<SourceQuality> SOURCE_QUALITY =
      new RecordCodec<>(SourceQuality.class, MAX_BYTES);
  public static final Codec<CrossingCount> CROSSING_COUNT =
      new RecordCodec<>(CrossingCount.class, MAX_INPUT_BYTES);
  public static final Codec<PresencePing> PRESENCE_PING = new PingCodec();
  public static final Codec<TrackedFrame> TRACKED_FRAME =
      new RecordCodec<>(TrackedFrame.class, MAX_INPUT_BYTES);
  public static final Codec<CrowdView> CROWD_VIEW = new RecordCodec<>(CrowdView.class, MAX_BYTES);
  public static final Codec<Bulletin> BULLETIN = new RecordCodec<>(Bulletin.class, MAX_INPUT_BYTES);
  public static final Codec<WarningEvent> WARNING_EVENT =
      new RecordCodec<>(WarningEvent.class, MAX_BYTES);
  public static final Codec<WarningCommand> WARNING_COMMAND =
      new RecordCodec<>(WarningCommand.class, MAX_INPUT_BYTES);
  public static final Codec<WarningOutcome> WARNING_OUTCOME =
      new RecordCodec<>(WarningOutcome.class, MAX_BYTES);
  public static final Codec<Finding> FINDING = new RecordCodec<>(Finding.class, MAX_BYTES);
  public static final Codec<OfficeCommand> OFFICE_COMMAND =
      new RecordCodec<>(OfficeCommand.class, MAX_INPUT_BYTES);
  public static final Codec<OfficeEvent> OFFICE_EVENT =
      new RecordCodec<>(OfficeEvent.class, MAX_BYTES);
  public static final Codec<OfficeOutcome> OFFICE_OUTCOME =
      new RecordCodec<>(OfficeOutcome.class, MAX_BYTES);
  public static final Codec<HeatView> HEAT_VIEW = new RecordCodec<>(HeatView.class, MAX_BYTES);
  public static final Codec<CellView> CELL_VIEW = new RecordCodec<>(CellView.class, MAX_BYTES);
  public static final Codec<FlowView> FLOW_VIEW = new RecordCodec<>(FlowView.class, MAX_BYTES);
  public static final Codec<TravelView> TRAVEL_VIEW =
      new RecordCodec<>(TravelView.class, MAX_BYTES);
  public static final Codec<SegmentView> SEGMENT_VIEW =
      new RecordCodec<>(SegmentView.class, MAX_BYTES);
  public static final Codec<CaseView> CASE_VIEW = new RecordCodec<>(CaseView.class, MAX_BYTES);
  public static final Codec<ReadingView> READING_VIEW =
      new RecordCodec<>(ReadingView.class, MAX_BYTES);

  private Codecs() {}
}
