package io.citygrid.jobs.sensors.core;

import io.citygrid.city.Device;
import io.citygrid.city.MetricKind;
import io.citygrid.city.QualityRules;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.jobs.Refusal;
import io.citygrid.live.quality.ClockWatch;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.quality.OpenNote;
import java.util.List;
import java.util.Optional;

/**
 * How far a metric of a device can be believed. Flat, stored in state.
 *
 * @param clock what is known of the device's clock
 * @param notes what became of its readings
 */
public record HeardMetric(ClockWatch clock, NoteBook notes) {
  /** Nothing was heard yet. */
  public static final HeardMetric NEW = new HeardMetric(ClockWatch.NEW, NoteBook.NEW);

  /**
   * After a reading came.
   *
   * @param told what is to be told now
   * @param isClockBehind whether it is not of the time that it states
   */
  public record Step(HeardMetric after, List<OpenNote> told, boolean isClockBehind) {
    /**
     * The notes to be told.
     *
     * @param key device and metric
     * @param separator between them
     */
    public List<QualityNote> notes(String key, char separator, SensorRules rules) {
      if (told.isEmpty()) {
        return List.of();
      }
      int at = key.indexOf(separator);
      String deviceId = key.substring(0, at);
      String metric = key.substring(at + 1);
      Optional<Device> device = rules.city().findDevice(deviceId);
      String unit =
          device.flatMap(known -> rules.findMetric(known, metric)).map(MetricKind::unit).orElse("");
      OpenNote.About about =
          new OpenNote.About(
              SourceKind.SENSOR, deviceId, metric, NoteTeller.JUDGEMENT, metric, unit);
      return told.stream().map(note -> note.note(about, NoteBook.INTERVAL_MILLIS)).toList();
    }
  }

  /** A reading that the rules can take, and that is none of before. */
  public Step taken(Reading reading, long watermarkMillis, QualityRules rules) {
    ClockWatch watch = clock.with(delayMillis(reading), rules.clocks());
    if (watch.isBehind(rules.clocks())) {
      Step refused = refused(reading, SourceFault.CLOCK_BEHIND, watermarkMillis);
      return new Step(new HeardMetric(watch, refused.after().notes()), refused.told(), true);
    }
    NoteBook.Step step =
        notes.with(
            Heard.used(
                reading.observedAt().toEpochMilli(),
                delayMillis(reading),
                reading.value(),
                Double.NaN));
    return new Step(new HeardMetric(watch, step.after()), step.told(), false);
  }

  /** A reading that is a dead letter. */
  public Step refused(Reading reading, SourceFault fault, long watermarkMillis) {
    long at = Math.min(reading.observedAt().toEpochMilli(), reading.receivedAt().toEpochMilli());
    NoteBook.Step step =
        notes.with(
            Heard.refused(
                Heard.countedAt(at, watermarkMillis),
                delayMillis(reading),
                fault,
                reading.observedAt().toEpochMilli()));
    return new Step(new HeardMetric(clock, step.after()), step.told(), false);
  }

  /** What the refusal of a reading means. */
  public static SourceFault fault(Refusal refusal, Reading reading) {
    return switch (refusal.reason()) {
      case INVALID_VALUE -> SourceFault.OUT_OF_RANGE;
      case TIME_OUT_OF_RANGE ->
          reading.observedAt().isAfter(reading.receivedAt())
              ? SourceFault.FUTURE
              : SourceFault.BEFORE_CITY;
      default -> SourceFault.MALFORMED;
    };
  }

  private static long delayMillis(Reading reading) {
    return reading.receivedAt().toEpochMilli() - reading.observedAt().toEpochMilli();
  }
}
