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
import io.citygrid.jobs.runtime.JobParameters;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The topics that the jobs write. The record (case events, changes of facts, outcomes, alerts, dead
 * letters) is written exactly once, in transactions that commit with the checkpoints; its readers
 * must read committed messages only.
 */
public final class KafkaSinks {
  /** A dead letter holds a message of any size Kafka lets in, a third larger as Base64. */
  private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

  /**
   * A batch brings buffers of its compression along, which cost more than some ten small messages
   * in it: so it may grow large. It never waits longer than the linger.
   */
  private static final int BATCH_BYTES = 256 * 1024;

  private static final String SOON_MILLIS = "5";

  /** Nobody reads the record before a checkpoint commits it: a batch may as well fill. */
  private static final String RECORD_LINGER_MILLIS = "250";

  private KafkaSinks() {}

  public static KafkaSink<CaseEvent> caseEvents(JobParameters parameters) {
    return record(parameters, "case-events", MessageSerializer.caseEvents());
  }

  public static KafkaSink<CommandOutcome> commandOutcomes(JobParameters parameters) {
    return record(parameters, "command-outcomes", MessageSerializer.commandOutcomes());
  }

  public static KafkaSink<AlertEvent> alerts(JobParameters parameters) {
    return record(parameters, "alerts", MessageSerializer.alerts());
  }

  public static KafkaSink<FactChange> factChanges(JobParameters parameters) {
    return record(parameters, "fact-changes", MessageSerializer.factChanges());
  }

  public static KafkaSink<FactOutcome> factOutcomes(JobParameters parameters) {
    return record(parameters, "fact-outcomes", MessageSerializer.factOutcomes());
  }

  public static KafkaSink<DeadLetter> deadLetters(JobParameters parameters) {
    return record(parameters, "dead-letters", MessageSerializer.deadLetters());
  }

  public static KafkaSink<TaskEvent> taskEvents(JobParameters parameters) {
    return record(parameters, "task-events", MessageSerializer.taskEvents());
  }

  public static KafkaSink<TaskOutcome> taskOutcomes(JobParameters parameters) {
    return record(parameters, "task-outcomes", MessageSerializer.taskOutcomes());
  }

  public static KafkaSink<WarningEvent> warnings(JobParameters parameters) {
    return record(parameters, "warnings", MessageSerializer.warnings());
  }

  public static KafkaSink<WarningOutcome> warningOutcomes(JobParameters parameters) {
    return record(parameters, "warning-outcomes", MessageSerializer.warningOutcomes());
  }

  public static KafkaSink<Finding> findings(JobParameters parameters) {
    return record(parameters, "findings", MessageSerializer.findings());
  }

  public static KafkaSink<OfficeEvent> officeEvents(JobParameters parameters) {
    return record(parameters, "office-events", MessageSerializer.officeEvents());
  }

  public static KafkaSink<OfficeOutcome> officeOutcomes(JobParameters parameters) {
    return record(parameters, "office-outcomes", MessageSerializer.officeOutcomes());
  }

  /** Commands that follow from a new version of the city, at least once, as those to cases. */
  public static KafkaSink<OfficeCommand> officeCommands(JobParameters parameters) {
    return builder(parameters, MessageSerializer.officeCommands())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  public static KafkaSink<Payment> payments(JobParameters parameters) {
    return record(parameters, "payments", MessageSerializer.payments());
  }

  public static KafkaSink<Notification> notifications(JobParameters parameters) {
    return record(parameters, "notifications", MessageSerializer.notifications());
  }

  /**
   * Reports that sensors open, at least once and without waiting for a checkpoint: their ids follow
   * from the alert, so that the job for cases knows a repeat.
   */
  public static KafkaSink<Report> reports(JobParameters parameters) {
    return builder(parameters, MessageSerializer.reports())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  /**
   * Commands that follow from others, at least once: their ids follow from the first one's, so that
   * the case they move knows a repeat.
   */
  public static KafkaSink<CaseCommand> commands(JobParameters parameters) {
    return builder(parameters, MessageSerializer.commands())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  /** Metrics, at least once: each is an absolute value with a version. */
  public static KafkaSink<MetricValue> metrics(JobParameters parameters) {
    return builder(parameters, MessageSerializer.metrics())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  /** Notes on sources, at least once, as metrics. */
  public static KafkaSink<QualityNote> qualityNotes(JobParameters parameters) {
    return builder(parameters, MessageSerializer.qualityNotes())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private static <T> KafkaSink<T> record(
      JobParameters parameters, String name, KafkaRecordSerializationSchema<T> serializer) {
    return builder(parameters, serializer)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(parameters.transactionalIdPrefix() + "-" + name)
        .setProperty(ProducerConfig.LINGER_MS_CONFIG, RECORD_LINGER_MILLIS)
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            Long.toString(parameters.transactionTimeout().toMillis()))
        .build();
  }

  private static <T> KafkaSinkBuilder<T> builder(
      JobParameters parameters, KafkaRecordSerializationSchema<T> serializer) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(parameters.bootstrapServers())
        .setRecordSerializer(serializer)
        .setProperty(ProducerConfig.ACKS_CONFIG, "all")
        .setProperty(ProducerConfig.LINGER_MS_CONFIG, SOON_MILLIS)
        .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES))
        .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
        // Each transaction has a producer of its own, whose metrics would only take each other's
        // names; the sink's own say what matters.
        .setProperty("register.producer.metrics", "false")
        .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES));
  }
}
