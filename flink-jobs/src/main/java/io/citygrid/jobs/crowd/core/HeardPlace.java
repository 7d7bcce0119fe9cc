package io.citygrid.jobs.crowd.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one place: the devices of each minute, and the windows that were told or are to
 * be. Flat, stored in state; as large as the sketches of the minutes that still count in a window
 * that is corrected, each at most 4 kB.
 *
 * @param minutes in no order
 * @param windows by their end, those that are still corrected
 * @param times of the newest city version that was heard of
 * @param cityVersion that version
 */
public record HeardPlace(
    List<Minute> minutes, List<Window> windows, HeardTimes times, long cityVersion) {

  public HeardPlace {
    minutes = List.copyOf(minutes);
    windows = List.copyOf(windows);
  }

  /**
   * Devices of a minute.
   *
   * @param startMillis epoch milliseconds
   * @param sketch never changed
   */
  @SuppressWarnings("ArrayRecordComponent") // kept, never compared
  public record Minute(long startMillis, byte[] sketch) {}

  /**
   * A window that devices counted in.
   *
   * @param endMillis epoch milliseconds
   * @param told how often it was told
   * @param isToBeTold something has changed since
   */
  public record Window(long endMillis, long told, boolean isToBeTold) {}

  /**
   * After devices were heard.
   *
   * @param timers event times at which to call {@link #at}
   */
  public record Step(HeardPlace after, List<Long> timers) {}

  /**
   * When event time has come further.
   *
   * @param after null when nothing is left to be kept
   * @param told windows, by their end
   */
  public record Told(@Nullable HeardPlace after, List<PlaceHeard> told) {}

  /**
   * Devices were heard.
   *
   * @param before what is kept of the place; null for nothing
   * @param watermark how far event time has come
   * @return null when they come too late for all windows that they count in
   */
  public static @Nullable Step with(
      @Nullable HeardPlace before, PlaceDevices devices, long watermark) {
    HeardTimes times = devices.times();
    long start = devices.minuteMillis();
    byte[] known = before == null ? null : before.findSketch(start);
    boolean isNewCity = before == null || devices.cityVersion() > before.cityVersion;
    List<Window> windows = new ArrayList<>(before == null ? List.of() : before.windows);
    List<Long> timers = new ArrayList<>();
    boolean isOfUse = false;
    for (long end = times.firstEndAfter(start);
        times.isThere(start, end);
        end += times.windowMillis()) {
      if (watermark >= end + times.correctableMillis()) {
        continue;
      }
      isOfUse = true;
      // The first devices of a minute saw to it that all windows to come are told.
      if (known == null || isNewCity || end <= watermark) {
        changed(windows, end);
        timers.add(Math.max(end, watermark + 1));
        timers.add(end + times.correctableMillis());
      }
    }
    if (!isOfUse) {
      return null;
    }
    if (known == null || isNewCity) {
      timers.add(forgottenAt(start, times));
    }
    HeardPlace after =
        new HeardPlace(
            heard(before, new Minute(start, DeviceSketch.merged(known, devices.sketch()))),
            windows,
            before == null || isNewCity ? times : before.times,
            before == null || isNewCity ? devices.cityVersion() : before.cityVersion);
    return new Step(after, timers);
  }

  /**
   * Tells what is to be told by now, and forgets what is corrected no more.
   *
   * @param place whose devices these are
   */
  public Told at(String place, long millis) {
    List<PlaceHeard> told = new ArrayList<>();
    List<Window> left = new ArrayList<>();
    for (Window window : windows) {
      Window after = window;
      if (window.isToBeTold && window.endMillis <= millis) {
        after = new Window(window.endMillis, window.told + 1, false);
        told.add(heard(place, after));
      }
      if (after.isToBeTold || after.endMillis + times.correctableMillis() > millis) {
        left.add(after);
      }
    }
    List<Minute> kept = new ArrayList<>();
    for (Minute minute : minutes) {
      if (forgottenAt(minute.startMillis, times) > millis) {
        kept.add(minute);
      }
    }
    return new Told(kept.isEmpty() ? null : new HeardPlace(kept, left, times, cityVersion), told);
  }

  private PlaceHeard heard(String place, Window window) {
    List<byte[]> there = new ArrayList<>();
    for (Minute minute : minutes) {
      if (times.isThere(minute.startMillis, window.endMillis)) {
        there.add(minute.sketch);
      }
    }
    return new PlaceHeard(
        place,
        window.endMillis - times.windowMillis(),
        times.windowMillis() / 1_000,
        DeviceSketch.heard(there, window.told),
        cityVersion);
  }

  /** When no window is corrected any more that a minute counts in. */
  private static long forgottenAt(long startMillis, HeardTimes times) {
    return times.firstEndAfter(startMillis) + times.heardMillis() + times.correctableMillis();
  }

  private byte @Nullable [] findSketch(long startMillis) {
    for (Minute minute : minutes) {
      if (minute.startMillis == startMillis) {
        return minute.sketch;
      }
    }
    return null;
  }

  /** With this in place of what was known of the minute. */
  private static List<Minute> heard(@Nullable HeardPlace before, Minute changed) {
    List<Minute> minutes = new ArrayList<>(before == null ? List.of() : before.minutes);
    minutes.removeIf(minute -> minute.startMillis == changed.startMillis);
    minutes.add(changed);
    return minutes;
  }

  private static void changed(List<Window> windows, long endMillis) {
    long told = 0;
    for (Window window : windows) {
      if (window.endMillis == endMillis) {
        told = window.told;
      }
    }
    windows.removeIf(window -> window.endMillis == endMillis);
    windows.add(new Window(endMillis, told, true));
    windows.sort(Comparator.comparingLong(Window::endMillis));
  }
}
