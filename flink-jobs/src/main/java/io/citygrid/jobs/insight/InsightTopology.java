package io.citygrid.jobs.insight;

import io.citygrid.city.WarningSource;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.Intake;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.ReceivedAlert;
import io.citygrid.jobs.kafka.ReceivedBulletin;
import io.citygrid.jobs.kafka.ReceivedCaseEvent;
import io.citygrid.jobs.kafka.ReceivedMetric;
import io.citygrid.jobs.kafka.ReceivedNote;
import io.citygrid.jobs.kafka.ReceivedWarningCommand;
import io.citygrid.live.warning.Signal;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Metrics, alerts, bulletins and findings give signals under the city's rules; desks make warnings
 * of them. Metrics and findings have desks of their own: they tell of times that are over, and
 * would hold back what alerts and bulletins tell of now. Cases and alerts together make findings,
 * notes on sources how far these can be believed.
 */
public final class InsightTopology {
  private static final String ONE_DESK = "desk";

  private InsightTopology() {}

  /**
   * What the job reads.
   *
   * @param indexing how fences are indexed
   */
  public record Sources(
      Source<ReceivedMetric, ?, ?> metrics,
      Source<ReceivedAlert, ?, ?> alerts,
      Source<ReceivedCaseEvent, ?, ?> cases,
      Source<ReceivedBulletin, ?, ?> bulletins,
      Source<ReceivedWarningCommand, ?, ?> commands,
      Source<ReceivedNote, ?, ?> notes,
      Source<CityPart, ?, ?> city,
      FenceIndexing indexing) {}

  /** Where its decisions go. */
  public record Sinks(
      Consumer<DataStream<WarningEvent>> warnings,
      Consumer<DataStream<WarningOutcome>> outcomes,
      Consumer<DataStream<Finding>> findings,
      Consumer<DataStream<SourceQuality>> quality,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * How time passes.
   *
   * @param versionPatience how long a message waits for the city version it names
   * @param stateTtl how long bulletins are remembered
   */
  public record Times(
      EventTime<ReceivedMetric> metrics,
      EventTime<ReceivedAlert> alerts,
      EventTime<ReceivedCaseEvent> cases,
      EventTime<ReceivedBulletin> bulletins,
      EventTime<ReceivedWarningCommand> commands,
      EventTime<ReceivedNote> notes,
      Duration versionPatience,
      Duration stateTtl) {}

  /** Draws the data flow. */
  public static void define(
      StreamExecutionEnvironment env, Sources sources, Sinks sinks, Times times) {
    var intake = new Intake(env, "insight", sources.city(), times.metrics().ofTheCity());
    SingleOutputStreamOperator<ReceivedMetric> metrics =
        intake.read(
            "metrics",
            sources.metrics(),
            times.metrics(),
            TypeInformation.of(ReceivedMetric.class));
    SingleOutputStreamOperator<ReceivedAlert> alerts =
        intake.read(
            "alerts", sources.alerts(), times.alerts(), TypeInformation.of(ReceivedAlert.class));
    SingleOutputStreamOperator<ReceivedCaseEvent> cases =
        intake.read(
            "cases", sources.cases(), times.cases(), TypeInformation.of(ReceivedCaseEvent.class));
    SingleOutputStreamOperator<ReceivedBulletin> bulletins =
        intake.read(
            "bulletins",
            sources.bulletins(),
            times.bulletins(),
            TypeInformation.of(ReceivedBulletin.class));
    SingleOutputStreamOperator<ReceivedNote> notes =
        intake.read(
            "notes", sources.notes(), times.notes(), TypeInformation.of(ReceivedNote.class));
    SingleOutputStreamOperator<WarningCommand> commands =
        env.fromSource(
                sources.commands(),
                times.commands().behind(sources.commands()),
                "Commands to warnings")
            .uid("insight-commands")
            .process(new CommandIntake())
            .returns(TypeInformation.of(WarningCommand.class))
            .name("Set refused commands aside")
            .uid("insight-readable-commands");

    Duration patience = times.versionPatience();
    SingleOutputStreamOperator<Signal> measured =
        intake.decide(
            "metric-signals",
            "Find what metrics mean",
            metrics,
            MetricSignals::key,
            new MetricSignals(sources.indexing(), patience, times.stateTtl()),
            TypeInformation.of(Signal.class));
    SingleOutputStreamOperator<Signal> alerted =
        intake.decide(
            "alert-signals",
            "Find what alerts mean",
            alerts,
            AlertSignals::key,
            new AlertSignals(sources.indexing(), patience, times.stateTtl()),
            TypeInformation.of(Signal.class));
    SingleOutputStreamOperator<Signal> told =
        intake.decide(
            "bulletin-signals",
            "Find what bulletins mean",
            bulletins,
            BulletinSignals::key,
            new BulletinSignals(sources.indexing(), patience, times.stateTtl()),
            TypeInformation.of(Signal.class));

    SingleOutputStreamOperator<WarningEvent> ofMetrics =
        desks(
            measured,
            commands.filter(command -> command.source() == WarningSource.METRIC),
            "metrics");
    SingleOutputStreamOperator<WarningEvent> ofEvents =
        desks(
            alerted.union(told),
            commands.filter(
                command ->
                    command.source() == WarningSource.ALERT
                        || command.source() == WarningSource.BULLETIN),
            "events");

    SingleOutputStreamOperator<Finding> findings = findings(intake, cases, alerts, sources, times);
    SingleOutputStreamOperator<WarningEvent> ofFindings =
        desks(
            intake.decide(
                "finding-signals",
                "Find what findings mean",
                findings
                    .map(ToldFinding::new, TypeInformation.of(ToldFinding.class))
                    .name("To the rules over findings")
                    .uid("insight-told-findings"),
                ToldFinding::key,
                new FindingSignals(sources.indexing(), patience, times.stateTtl()),
                TypeInformation.of(Signal.class)),
            commands.filter(command -> command.source() == WarningSource.FINDING),
            "findings");

    SingleOutputStreamOperator<SourceQuality> quality =
        intake.decide(
            "quality",
            "Find how far sources can be believed",
            notes,
            QualityFunction::key,
            new QualityFunction(sources.indexing(), patience, times.stateTtl()),
            TypeInformation.of(SourceQuality.class));

    sinks.quality().accept(quality);
    // By id, so that the changes of each stay in order.
    sinks.findings().accept(findings.keyBy(Finding::findingId, Types.STRING));
    sinks.warnings().accept(ofMetrics.union(ofEvents, ofFindings));
    sinks
        .outcomes()
        .accept(
            ofMetrics
                .getSideOutput(JobTags.WARNING_OUTCOMES)
                .union(
                    ofEvents.getSideOutput(JobTags.WARNING_OUTCOMES),
                    ofFindings.getSideOutput(JobTags.WARNING_OUTCOMES)));
    sinks
        .deadLetters()
        .accept(intake.deadLetters().union(commands.getSideOutput(JobTags.DEAD_LETTERS)));
  }

  /** One after another at one desk: what stands out is a matter of all that is known. */
  private static SingleOutputStreamOperator<Finding> findings(
      Intake intake,
      DataStream<ReceivedCaseEvent> cases,
      DataStream<ReceivedAlert> alerts,
      Sources sources,
      Times times) {
    TypeInformation<FindingInput> input = TypeInformation.of(FindingInput.class);
    DataStream<FindingInput> seen =
        cases
            .map(event -> FindingInput.of(event), input)
            .name("What matters of cases")
            .uid("insight-seen-cases")
            .union(
                alerts
                    .map(alert -> FindingInput.of(alert), input)
                    .name("What matters of alerts")
                    .uid("insight-seen-alerts"));
    return intake
        .decide(
            "find",
            "Find what stands out",
            seen,
            any -> ONE_DESK,
            new FindingFunction(sources.indexing(), times.versionPatience(), times.stateTtl()),
            TypeInformation.of(Finding.class))
        .setParallelism(1);
  }

  private static SingleOutputStreamOperator<WarningEvent> desks(
      DataStream<Signal> signals, SingleOutputStreamOperator<WarningCommand> commands, String of) {
    TypeInformation<DeskInput> input = TypeInformation.of(DeskInput.class);
    return signals
        .map(signal -> DeskInput.of(signal), input)
        .name("To the desks of " + of)
        .uid("insight-" + of + "-to-desks")
        .union(
            commands
                .name("Commands to the desks of " + of)
                .uid("insight-" + of + "-own-commands")
                .map(command -> DeskInput.of(command), input)
                .name("Commands to the desks of " + of)
                .uid("insight-" + of + "-commands-to-desks"))
        .keyBy(DeskInput::desk, Types.STRING)
        .process(new DeskFunction())
        .returns(TypeInformation.of(WarningEvent.class))
        .name("Warn by " + of)
        .uid("insight-" + of + "-desks");
  }
}
