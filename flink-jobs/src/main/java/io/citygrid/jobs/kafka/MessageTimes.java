package io.citygrid.jobs.kafka;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.event.WarningCommand;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By which of the times that it states each kind of message moves {@link EventTime}; a time that
 * the message cannot know moves nothing.
 */
public final class MessageTimes {
  private MessageTimes() {}

  /** One of the times that a message states. */
  private interface Stamp<T> extends Serializable {
    Instant of(T content);
  }

  /**
   * The event time of readings.
   *
   * @param outOfOrderness how far they may be out of order
   * @param idleness after how long without one a partition counts as silent
   */
  public static EventTime<ReceivedReading> ofReadings(Duration outOfOrderness, Duration idleness) {
    return ofMeasured(Reading::observedAt, Reading::receivedAt, outOfOrderness, idleness);
  }

  /** The same of reports and commands. */
  public static EventTime<CaseInput> ofCaseInputs(Duration outOfOrderness, Duration idleness) {
    return new EventTime<>(
        input ->
            input.refusal() == null ? believed(input.at().toEpochMilli(), input.message()) : null,
        outOfOrderness,
        idleness);
  }

  /** The same of what verification tasks follow from. */
  public static EventTime<TaskInput> ofTaskInputs(Duration outOfOrderness, Duration idleness) {
    return new EventTime<>(
        input ->
            input.refusal() == null ? believed(input.at().toEpochMilli(), input.message()) : null,
        outOfOrderness,
        idleness);
  }

  /** The same of observations of loop detectors. */
  public static EventTime<ReceivedObservation> ofObservations(
      Duration outOfOrderness, Duration idleness) {
    return ofMeasured(
        DetectorObservation::observedAt, DetectorObservation::receivedAt, outOfOrderness, idleness);
  }

  /** The same of positions of vehicles. */
  public static EventTime<ReceivedPosition> ofPositions(
      Duration outOfOrderness, Duration idleness) {
    return ofMeasured(
        VehiclePosition::observedAt, VehiclePosition::receivedAt, outOfOrderness, idleness);
  }

  /** The same of counts of people, each at the end of its interval: that is when it was known. */
  public static EventTime<ReceivedCount> ofCounts(Duration outOfOrderness, Duration idleness) {
    return ofMeasured(
        count -> count.observedAt().plusSeconds(count.seconds()),
        CrossingCount::receivedAt,
        outOfOrderness,
        idleness);
  }

  /** The same of pings of devices. */
  public static EventTime<ReceivedPing> ofPings(Duration outOfOrderness, Duration idleness) {
    return ofMeasured(PresencePing::observedAt, PresencePing::receivedAt, outOfOrderness, idleness);
  }

  /** The same of frames of measuring areas. */
  public static EventTime<ReceivedTrack> ofTracks(Duration outOfOrderness, Duration idleness) {
    return ofMeasured(TrackedFrame::observedAt, TrackedFrame::receivedAt, outOfOrderness, idleness);
  }

  /** The same of live metrics: the start of the interval that a value is of. */
  public static EventTime<ReceivedMetric> ofMetrics(Duration outOfOrderness, Duration idleness) {
    return ofStated(MetricValue::eventTime, outOfOrderness, idleness);
  }

  /** The same of notes on sources: the start of the interval that a note is of. */
  public static EventTime<ReceivedNote> ofQualityNotes(Duration outOfOrderness, Duration idleness) {
    return ofStated(QualityNote::at, outOfOrderness, idleness);
  }

  /** The same of alerts. */
  public static EventTime<ReceivedAlert> ofAlerts(Duration outOfOrderness, Duration idleness) {
    return ofStated(AlertEvent::at, outOfOrderness, idleness);
  }

  /** The same of moves of cases. */
  public static EventTime<ReceivedCaseEvent> ofMovesOfCases(
      Duration outOfOrderness, Duration idleness) {
    return ofStated(CaseEvent::at, outOfOrderness, idleness);
  }

  /** The same of bulletins: when the edge received them. */
  public static EventTime<ReceivedBulletin> ofBulletins(
      Duration outOfOrderness, Duration idleness) {
    return ofStated(Bulletin::receivedAt, outOfOrderness, idleness);
  }

  /** The same of commands to warnings. */
  public static EventTime<ReceivedWarningCommand> ofWarningCommands(
      Duration outOfOrderness, Duration idleness) {
    return ofStated(WarningCommand::at, outOfOrderness, idleness);
  }

  /** The same of commands to tasks of the office. */
  public static EventTime<OfficeInput> ofOfficeInputs(Duration outOfOrderness, Duration idleness) {
    return ofStated(OfficeCommand::at, outOfOrderness, idleness);
  }

  private static <T, R extends Received<T>> EventTime<R> ofStated(
      Stamp<T> stated, Duration outOfOrderness, Duration idleness) {
    return ofMeasured(stated, stated, outOfOrderness, idleness);
  }

  /** What a device measured at a time by its own clock moves to no later than it was received. */
  private static <T, R extends Received<T>> EventTime<R> ofMeasured(
      Stamp<T> observedAt, Stamp<T> receivedAt, Duration outOfOrderness, Duration idleness) {
    return new EventTime<>(
        received -> {
          T content = received.content();
          return content == null
              ? null
              : believed(
                  Math.min(
                      observedAt.of(content).toEpochMilli(), receivedAt.of(content).toEpochMilli()),
                  received.message());
        },
        outOfOrderness,
        idleness);
  }

  /** Null for a time that the message cannot know: later than when it was written. */
  private static @Nullable Long believed(long millis, Message message) {
    return message.isWrittenBefore(millis) ? null : millis;
  }
}
