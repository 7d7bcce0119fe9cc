package io.citygrid.jobs.kafka;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Notification;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes a message under its key, so that all messages of one thing stay in order.
 *
 * @param <T> the message
 */
public final class MessageSerializer<T> implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  /** A function that travels to the tasks. */
  private interface Part<T, P> extends Serializable {
    P of(T message);
  }

  private final String topic;
  private final Part<T, String> key;
  private final Part<T, byte[]> value;

  private MessageSerializer(String topic, Part<T, String> key, Part<T, byte[]> value) {
    this.topic = topic;
    this.key = key;
    this.value = value;
  }

  static MessageSerializer<CaseEvent> caseEvents() {
    return new MessageSerializer<>(
        Topics.CASE_EVENTS, CaseEvent::caseId, event -> Codecs.CASE_EVENT.encode(event));
  }

  static MessageSerializer<CommandOutcome> commandOutcomes() {
    return new MessageSerializer<>(
        Topics.COMMAND_OUTCOMES,
        CommandOutcome::commandId,
        outcome -> Codecs.COMMAND_OUTCOME.encode(outcome));
  }

  static MessageSerializer<AlertEvent> alerts() {
    return new MessageSerializer<>(
        Topics.ALERTS, AlertEvent::alertId, event -> Codecs.ALERT_EVENT.encode(event));
  }

  static MessageSerializer<FactChange> factChanges() {
    return new MessageSerializer<>(
        Topics.FACT_CHANGES, FactChange::factId, change -> Codecs.FACT_CHANGE.encode(change));
  }

  static MessageSerializer<FactOutcome> factOutcomes() {
    return new MessageSerializer<>(
        Topics.FACT_OUTCOMES, FactOutcome::editId, outcome -> Codecs.FACT_OUTCOME.encode(outcome));
  }

  static MessageSerializer<DeadLetter> deadLetters() {
    return new MessageSerializer<>(
        Topics.DEAD_LETTERS, DeadLetter::id, letter -> Codecs.DEAD_LETTER.encode(letter));
  }

  static MessageSerializer<TaskEvent> taskEvents() {
    return new MessageSerializer<>(
        Topics.TASK_EVENTS, TaskEvent::caseId, event -> Codecs.TASK_EVENT.encode(event));
  }

  static MessageSerializer<TaskOutcome> taskOutcomes() {
    return new MessageSerializer<>(
        Topics.TASK_OUTCOMES,
        TaskOutcome::commandId,
        outcome -> Codecs.TASK_OUTCOME.encode(outcome));
  }

  static MessageSerializer<WarningEvent> warnings() {
    return new MessageSerializer<>(
        Topics.WARNINGS, WarningEvent::warningId, event -> Codecs.WARNING_EVENT.encode(event));
  }

  static MessageSerializer<WarningOutcome> warningOutcomes() {
    return new MessageSerializer<>(
        Topics.WARNING_OUTCOMES,
        WarningOutcome::commandId,
        outcome -> Codecs.WARNING_OUTCOME.encode(outcome));
  }

  static MessageSerializer<Notification> notifications() {
    return new MessageSerializer<>(
        Topics.NOTIFICATIONS, Notification::recipient, told -> Codecs.NOTIFICATION.encode(told));
  }

  static MessageSerializer<Finding> findings() {
    return new MessageSerializer<>(
        Topics.FINDINGS, Finding::findingId, finding -> Codecs.FINDING.encode(finding));
  }

  static MessageSerializer<OfficeEvent> officeEvents() {
    return new MessageSerializer<>(
        Topics.OFFICE_EVENTS, OfficeEvent::taskId, event -> Codecs.OFFICE_EVENT.encode(event));
  }

  static MessageSerializer<OfficeOutcome> officeOutcomes() {
    return new MessageSerializer<>(
        Topics.OFFICE_OUTCOMES,
        OfficeOutcome::commandId,
        outcome -> Codecs.OFFICE_OUTCOME.encode(outcome));
  }

  static MessageSerializer<OfficeCommand> officeCommands() {
    return new MessageSerializer<>(
        Topics.OFFICE_COMMANDS,
        OfficeCommand::taskId,
        command -> Codecs.OFFICE_COMMAND.encode(command));
  }

  static MessageSerializer<Payment> payments() {
    return new MessageSerializer<>(
        Topics.PAYMENTS, Payment::person, payment -> Codecs.PAYMENT.encode(payment));
  }

  static MessageSerializer<CaseCommand> commands() {
    return new MessageSerializer<>(
        Topics.COMMANDS, CaseCommand::caseId, command -> Codecs.CASE_COMMAND.encode(command));
  }

  static MessageSerializer<Report> reports() {
    return new MessageSerializer<>(
        Topics.REPORTS, Report::caseId, report -> Codecs.REPORT.encode(report));
  }

  static MessageSerializer<MetricValue> metrics() {
    return new MessageSerializer<>(
        Topics.METRICS, MetricValue::key, metric -> Codecs.METRIC_VALUE.encode(metric));
  }

  static MessageSerializer<QualityNote> qualityNotes() {
    return new MessageSerializer<>(
        Topics.QUALITY, QualityNote::key, note -> Codecs.QUALITY_NOTE.encode(note));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T message, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topic, key.of(message).getBytes(StandardCharsets.UTF_8), value.of(message));
  }
}
