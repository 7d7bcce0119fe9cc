package io.citygrid.city.wire;

/** The Kafka topics. The number at the end changes only with an incompatible format. */
public final class Topics {
  /** {@link io.citygrid.city.event.Report}, key caseId. */
  public static final String REPORTS = "city.reports.v1";

  /** {@link io.citygrid.city.event.Contact}, key contactId; kept for good. */
  public static final String CONTACTS = "city.contacts.v1";

  /** {@link io.citygrid.city.event.CaseCommand}, key caseId. */
  public static final String COMMANDS = "city.commands.v1";

  /** {@link io.citygrid.city.event.Reading}, key deviceId. */
  public static final String TELEMETRY = "city.telemetry.v1";

  /** {@link io.citygrid.city.event.DetectorObservation}, key detectorId. */
  public static final String DETECTORS = "city.detectors.v1";

  /** {@link io.citygrid.city.event.VehiclePosition}, key vehicleId. */
  public static final String POSITIONS = "city.positions.v1";

  /** {@link io.citygrid.city.event.PatrolPosition}, key worker; kept for eight days. */
  public static final String PATROL_POSITIONS = "city.patrol-positions.v1";

  /** {@link io.citygrid.city.event.CrossingCount}, key counterId. */
  public static final String COUNTS = "city.counts.v1";

  /** {@link io.citygrid.city.event.PresencePing}, key pseudonym; kept for a day. */
  public static final String PRESENCE = "city.presence.v1";

  /** {@link io.citygrid.city.event.TrackedFrame}, key measuringAreaId; kept for a day. */
  public static final String TRACKS = "city.tracks.v1";

  /** {@link io.citygrid.city.event.MetricValue}, key its key: what the live jobs measure. */
  public static final String METRICS = "city.metrics.v1";

  /** {@link io.citygrid.city.event.QualityNote}, key its key: what became of what sources told. */
  public static final String QUALITY = "city.quality.v1";

  /**
   * The city's files in parts, and manifests; see {@link CityMessages}. One partition, compacted.
   */
  public static final String CITY_MODEL = "city.model.v1";

  /** {@link io.citygrid.city.event.CaseEvent}, key caseId: the record, kept for good. */
  public static final String CASE_EVENTS = "city.case-events.v1";

  /** {@link io.citygrid.city.event.AlertEvent}, key alertId. */
  public static final String ALERTS = "city.alerts.v1";

  /** {@link io.citygrid.city.event.DeadLetter}, key its id. */
  public static final String DEAD_LETTERS = "city.dead-letters.v1";

  /** {@link io.citygrid.city.event.CommandOutcome}, key commandId: what became of each command. */
  public static final String COMMAND_OUTCOMES = "city.command-outcomes.v1";

  /** {@link io.citygrid.city.event.FactEdit}, key factId. */
  public static final String FACT_EDITS = "city.fact-edits.v1";

  /**
   * {@link io.citygrid.city.event.FactChange}, key factId: the record of what is known of cells,
   * kept for good and never compacted.
   */
  public static final String FACT_CHANGES = "city.fact-changes.v1";

  /** {@link io.citygrid.city.event.FactOutcome}, key editId: what became of each edit. */
  public static final String FACT_OUTCOMES = "city.fact-outcomes.v1";

  /** {@link io.citygrid.city.event.AccessEntry}, key reader: who read personal data; for good. */
  public static final String ACCESS_LOG = "city.access-log.v1";

  /**
   * {@link io.citygrid.city.event.TaskCommand}, key taskId. One partition: a person's limits reach
   * over all tasks, so all commands have one order.
   */
  public static final String TASK_COMMANDS = "city.task-commands.v1";

  /** {@link io.citygrid.city.event.TaskEvent}, key caseId: the record of verification tasks. */
  public static final String TASK_EVENTS = "city.task-events.v1";

  /** {@link io.citygrid.city.event.TaskOutcome}, key commandId. */
  public static final String TASK_OUTCOMES = "city.task-outcomes.v1";

  /** {@link io.citygrid.city.event.Payment}, key person: the outbox of whoever pays; for good. */
  public static final String PAYMENTS = "city.payments.v1";

  /** {@link io.citygrid.city.event.Bulletin}, key sender: what others warn of. */
  public static final String BULLETINS = "city.bulletins.v1";

  /**
   * {@link io.citygrid.city.event.WarningEvent}, key warningId: the record of warnings, for good.
   */
  public static final String WARNINGS = "city.warnings.v1";

  /** {@link io.citygrid.city.event.WarningCommand}, key warningId. */
  public static final String WARNING_COMMANDS = "city.warning-commands.v1";

  /** {@link io.citygrid.city.event.WarningOutcome}, key commandId. */
  public static final String WARNING_OUTCOMES = "city.warning-outcomes.v1";

  /**
   * {@link io.citygrid.city.event.Notification}, key recipient: the outbox of whoever sends
   * messages to reporters; for good.
   */
  public static final String NOTIFICATIONS = "city.notifications.v1";

  /** {@link io.citygrid.city.event.Finding}, key findingId: what stood out, for good. */
  public static final String FINDINGS = "city.findings.v1";

  /** {@link io.citygrid.city.event.OfficeCommand}, key taskId. */
  public static final String OFFICE_COMMANDS = "city.office-commands.v1";

  /** {@link io.citygrid.city.event.OfficeEvent}, key taskId: the record of tasks, for good. */
  public static final String OFFICE_EVENTS = "city.office-events.v1";

  /** {@link io.citygrid.city.event.OfficeOutcome}, key commandId. */
  public static final String OFFICE_OUTCOMES = "city.office-outcomes.v1";

  private Topics() {}
}
