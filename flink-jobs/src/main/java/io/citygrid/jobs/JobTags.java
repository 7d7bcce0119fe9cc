package io.citygrid.jobs;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Notification;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.WarningOutcome;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What the jobs emit beside their decisions. */
public final class JobTags {
  /** Messages that could not be used. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  /** Readings that can be used: the latest of them are shown. */
  public static final OutputTag<Reading> READINGS =
      new OutputTag<>("readings", TypeInformation.of(Reading.class));

  /** Reports that open the cases of raised alerts. */
  public static final OutputTag<Report> REPORTS =
      new OutputTag<>("reports", TypeInformation.of(Report.class));

  /** What became of commands. */
  public static final OutputTag<CommandOutcome> OUTCOMES =
      new OutputTag<>("outcomes", TypeInformation.of(CommandOutcome.class));

  /** What became of edits of facts. */
  public static final OutputTag<FactOutcome> FACT_OUTCOMES =
      new OutputTag<>("fact-outcomes", TypeInformation.of(FactOutcome.class));

  /** Commands to other cases that follow from one that was followed. */
  public static final OutputTag<CaseCommand> FOLLOW_UPS =
      new OutputTag<>("follow-ups", TypeInformation.of(CaseCommand.class));

  /** What became of commands to verification tasks. */
  public static final OutputTag<TaskOutcome> TASK_OUTCOMES =
      new OutputTag<>("task-outcomes", TypeInformation.of(TaskOutcome.class));

  /** What became of commands to tasks of the office. */
  public static final OutputTag<OfficeOutcome> OFFICE_OUTCOMES =
      new OutputTag<>("office-outcomes", TypeInformation.of(OfficeOutcome.class));

  /** Commands to tasks of the office that follow from a new version of the city. */
  public static final OutputTag<OfficeCommand> OFFICE_FOLLOW_UPS =
      new OutputTag<>("office-follow-ups", TypeInformation.of(OfficeCommand.class));

  /** Rewards and what is taken back of them. */
  public static final OutputTag<Payment> PAYMENTS =
      new OutputTag<>("payments", TypeInformation.of(Payment.class));

  /** What became of commands to warnings. */
  public static final OutputTag<WarningOutcome> WARNING_OUTCOMES =
      new OutputTag<>("warning-outcomes", TypeInformation.of(WarningOutcome.class));

  /** What reporters are told of their cases. */
  public static final OutputTag<Notification> NOTIFICATIONS =
      new OutputTag<>("notifications", TypeInformation.of(Notification.class));

  /** Live metrics of the city. */
  public static final OutputTag<MetricValue> METRICS =
      new OutputTag<>("metrics", TypeInformation.of(MetricValue.class));

  /** What became of what sources told. */
  public static final OutputTag<QualityNote> QUALITY =
      new OutputTag<>("quality", TypeInformation.of(QualityNote.class));

  private JobTags() {}
}
