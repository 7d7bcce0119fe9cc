package io.citygrid.jobs.kafka;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.PatrolPosition;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.state.RecordType;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages and never throws: each gives exactly one element, its content or a refusal. A
 * message without a value is refused like an empty one.
 *
 * @param <T> the content
 * @param <R> how it is carried on
 */
public final class MessageDeserializer<T, R extends Received<? super T>>
    implements KafkaRecordDeserializationSchema<R> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NO_BYTES = {};

  /** Where the codec stands: codecs do not travel to the tasks. */
  private interface Reads<T> extends Serializable {
    Codec<T> codec();
  }

  /** Carries on what was read: the content or the refusal is null. */
  private interface Carries<T, R> extends Serializable {
    R received(@Nullable T content, Message message, @Nullable Refusal refusal);
  }

  private final Reads<T> reads;
  private final Carries<T, R> carries;
  private final TypeInformation<R> produced;

  private MessageDeserializer(Reads<T> reads, Carries<T, R> carries, Class<R> produced) {
    this(reads, carries, TypeInformation.of(produced));
  }

  private MessageDeserializer(Reads<T> reads, Carries<T, R> carries, TypeInformation<R> produced) {
    this.reads = reads;
    this.carries = carries;
    this.produced = produced;
  }

  /** Reads {@link Report}s. */
  public static MessageDeserializer<Report, CaseInput> reports() {
    return new MessageDeserializer<>(
        () -> Codecs.REPORT,
        (report, message, refusal) -> new CaseInput(report, null, message, refusal),
        RecordType.ofRecord(CaseInput.class));
  }

  /** Reads {@link CaseCommand}s. */
  public static MessageDeserializer<CaseCommand, CaseInput> commands() {
    return new MessageDeserializer<>(
        () -> Codecs.CASE_COMMAND,
        (command, message, refusal) -> new CaseInput(null, command, message, refusal),
        RecordType.ofRecord(CaseInput.class));
  }

  /** Reads {@link CaseEvent}s for those who follow the record. */
  public static MessageDeserializer<CaseEvent, TaskInput> caseEvents() {
    return new MessageDeserializer<>(
        () -> Codecs.CASE_EVENT,
        (event, message, refusal) -> new TaskInput(event, null, message, refusal),
        TaskInput.class);
  }

  /** Reads {@link TaskCommand}s. */
  public static MessageDeserializer<TaskCommand, TaskInput> taskCommands() {
    return new MessageDeserializer<>(
        () -> Codecs.TASK_COMMAND,
        (command, message, refusal) -> new TaskInput(null, command, message, refusal),
        TaskInput.class);
  }

  /** Reads {@link Reading}s. */
  public static MessageDeserializer<Reading, ReceivedReading> readings() {
    return new MessageDeserializer<>(
        () -> Codecs.READING, ReceivedReading::new, RecordType.ofRecord(ReceivedReading.class));
  }

  /** Reads {@link OfficeCommand}s. */
  public static MessageDeserializer<OfficeCommand, OfficeInput> officeCommands() {
    return new MessageDeserializer<>(
        () -> Codecs.OFFICE_COMMAND, OfficeInput::new, OfficeInput.class);
  }

  /** Reads {@link FactEdit}s. */
  public static MessageDeserializer<FactEdit, FactInput> factEdits() {
    return new MessageDeserializer<>(() -> Codecs.FACT_EDIT, FactInput::new, FactInput.class);
  }

  /** Reads {@link DetectorObservation}s. */
  public static MessageDeserializer<DetectorObservation, ReceivedObservation> observations() {
    return new MessageDeserializer<>(
        () -> Codecs.DETECTOR_OBSERVATION, ReceivedObservation::new, ReceivedObservation.class);
  }

  /** Reads {@link VehiclePosition}s. */
  public static MessageDeserializer<VehiclePosition, ReceivedPosition> positions() {
    return new MessageDeserializer<>(
        () -> Codecs.VEHICLE_POSITION,
        ReceivedPosition::new,
        RecordType.ofRecord(ReceivedPosition.class));
  }

  /** Reads {@link PatrolPosition}s. */
  public static MessageDeserializer<PatrolPosition, ReceivedPatrol> patrolPositions() {
    return new MessageDeserializer<>(
        () -> Codecs.PATROL_POSITION,
        ReceivedPatrol::new,
        RecordType.ofRecord(ReceivedPatrol.class));
  }

  /** Reads {@link CrossingCount}s. */
  public static MessageDeserializer<CrossingCount, ReceivedCount> counts() {
    return new MessageDeserializer<>(
        () -> Codecs.CROSSING_COUNT, ReceivedCount::new, ReceivedCount.class);
  }

  /** Reads {@link PresencePing}s. */
  public static MessageDeserializer<PresencePing, ReceivedPing> pings() {
    return new MessageDeserializer<>(
        () -> Codecs.PRESENCE_PING, ReceivedPing::new, RecordType.ofRecord(ReceivedPing.class));
  }

  /** Reads {@link TrackedFrame}s. */
  public static MessageDeserializer<TrackedFrame, ReceivedTrack> tracks() {
    return new MessageDeserializer<>(
        () -> Codecs.TRACKED_FRAME, ReceivedTrack::new, ReceivedTrack.class);
  }

  /** Reads {@link MetricValue}s. */
  public static MessageDeserializer<MetricValue, ReceivedMetric> metrics() {
    return new MessageDeserializer<>(
        () -> Codecs.METRIC_VALUE, ReceivedMetric::new, ReceivedMetric.class);
  }

  /** Reads {@link QualityNote}s. */
  public static MessageDeserializer<QualityNote, ReceivedNote> qualityNotes() {
    return new MessageDeserializer<>(
        () -> Codecs.QUALITY_NOTE, ReceivedNote::new, ReceivedNote.class);
  }

  /** Reads {@link AlertEvent}s. */
  public static MessageDeserializer<AlertEvent, ReceivedAlert> alerts() {
    return new MessageDeserializer<>(
        () -> Codecs.ALERT_EVENT, ReceivedAlert::new, ReceivedAlert.class);
  }

  /** Reads {@link CaseEvent}s alone. */
  public static MessageDeserializer<CaseEvent, ReceivedCaseEvent> movesOfCases() {
    return new MessageDeserializer<>(
        () -> Codecs.CASE_EVENT, ReceivedCaseEvent::new, ReceivedCaseEvent.class);
  }

  /** Reads {@link Bulletin}s. */
  public static MessageDeserializer<Bulletin, ReceivedBulletin> bulletins() {
    return new MessageDeserializer<>(
        () -> Codecs.BULLETIN, ReceivedBulletin::new, ReceivedBulletin.class);
  }

  /** Reads {@link WarningCommand}s. */
  public static MessageDeserializer<WarningCommand, ReceivedWarningCommand> warningCommands() {
    return new MessageDeserializer<>(
        () -> Codecs.WARNING_COMMAND, ReceivedWarningCommand::new, ReceivedWarningCommand.class);
  }

  @Override
  public TypeInformation<R> getProducedType() {
    return produced;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<R> out) {
    byte[] key = record.key();
    byte @Nullable [] value = record.value();
    Message message =
        new Message(
            record.topic(),
            record.partition(),
            record.offset(),
            key == null ? "" : new String(key, StandardCharsets.UTF_8),
            value == null ? NO_BYTES : value,
            record.timestamp());
    out.collect(read(message));
  }

  private R read(Message message) {
    try {
      return carries.received(reads.codec().decode(message.payload()), message, null);
    } catch (WireException e) {
      String detail = String.valueOf(e.getMessage());
      return carries.received(null, message, new Refusal(e.reason(), e.field(), detail));
    } catch (RuntimeException e) {
      // A codec promises not to; a reader that stops at a message would stop the city.
      Refusal refusal = new Refusal(DeadLetterReason.MALFORMED_JSON, "", "cannot be read: " + e);
      return carries.received(null, message, refusal);
    }
  }
}
