package io.citygrid.jobs.traffic.core;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.geo.LonLat;
import io.citygrid.live.quality.ClockWatch;
import io.citygrid.live.quality.Heard;
import io.citygrid.live.quality.NoteBook;
import io.citygrid.live.quality.OpenNote;
import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.FixFault;
import io.citygrid.live.traffic.matching.StrayWatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a vehicle's positions can be believed. Flat, stored in state.
 *
 * @param clock what is known of its clock
 * @param strays what is known of positions that could not be reached
 * @param notes what became of its positions
 */
public record VehicleQuality(ClockWatch clock, StrayWatch strays, NoteBook notes) {
  /** Nothing was heard yet. */
  public static final VehicleQuality NEW =
      new VehicleQuality(ClockWatch.NEW, StrayWatch.NEW, NoteBook.NEW);

  private static final double ZERO_DEGREES = 1e-3;

  /**
   * After positions were judged.
   *
   * @param notes to be told now
   */
  public record Step(VehicleQuality after, List<QualityNote> notes) {}

  /** Whether a vehicle cannot be at both places at the same time, whatever their accuracy. */
  public static boolean isElsewhere(Fix one, Fix other) {
    return new LonLat(one.lon(), one.lat()).distanceMeters(new LonLat(other.lon(), other.lat()))
        > one.accuracyMeters() + other.accuracyMeters();
  }

  /** With what is known of its clock from now on. */
  public VehicleQuality withClock(ClockWatch watch) {
    return new VehicleQuality(watch, strays, notes);
  }

  /** Something was not taken. */
  public Step refused(String vehicle, Heard heard) {
    NoteBook.Step step = notes.with(heard);
    return new Step(new VehicleQuality(clock, strays, step.after()), told(vehicle, step.told()));
  }

  /** Positions were judged by the matcher, in the order of time. */
  public Step judged(
      String vehicle, List<VehicleDrive.Judged> positions, TrafficRules.Matching rules) {
    List<OpenNote> told = new ArrayList<>();
    StrayWatch watch = strays;
    NoteBook book = notes;
    for (VehicleDrive.Judged each : positions) {
      Fix fix = each.fix();
      SourceFault fault = fault(fix, each.fault());
      Fix before = watch.stray();
      if (each.fault() == FixFault.UNREACHABLE && before != null && watch.isOfAnother(fix, rules)) {
        fault = SourceFault.TWO_VEHICLES;
        NoteBook.Step earlier =
            book.reconsidered(
                before.atMillis(), SourceFault.IMPOSSIBLE_SPEED, SourceFault.TWO_VEHICLES);
        book = earlier.after();
        told.addAll(earlier.told());
      }
      watch = watch.with(fix, each.fault());
      NoteBook.Step step =
          book.with(
              fault == null
                  ? Heard.used(fix.atMillis(), null, fix.lon(), fix.lat())
                  : Heard.disbelieved(fix.atMillis(), fault));
      book = step.after();
      told.addAll(step.told());
    }
    return new Step(new VehicleQuality(clock, watch, book), told(vehicle, told));
  }

  private static @Nullable SourceFault fault(Fix fix, @Nullable FixFault fault) {
    if (fault == null) {
      return null;
    }
    return switch (fault) {
      case FROZEN -> SourceFault.FROZEN;
      case UNREACHABLE -> SourceFault.IMPOSSIBLE_SPEED;
      case REPEATED -> SourceFault.TWO_VEHICLES;
      case NO_ROAD ->
          Math.abs(fix.lon()) < ZERO_DEGREES && Math.abs(fix.lat()) < ZERO_DEGREES
              ? SourceFault.ZERO_ZERO
              : SourceFault.NO_ROAD;
    };
  }

  private static List<QualityNote> told(String vehicle, List<OpenNote> told) {
    if (told.isEmpty()) {
      // Of nearly all positions.
      return List.of();
    }
    OpenNote.About about =
        new OpenNote.About(SourceKind.VEHICLE, vehicle, "", NoteTeller.JUDGEMENT, "position", "");
    return told.stream().map(note -> note.note(about, NoteBook.INTERVAL_MILLIS)).toList();
  }
}
