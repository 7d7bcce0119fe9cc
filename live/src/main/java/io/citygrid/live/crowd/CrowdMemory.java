package io.citygrid.live.crowd;

import java.util.Collections;
import java.util.List;

/**
 * What was learned of an area, and what is to be seen. Flat, stored in state.
 *
 * @param usual by kind of day and hour, as {@link UsualHours} numbers them
 * @param hour the hour being gathered
 * @param past closed windows of the last eight days, the oldest first
 * @param open forecasts whose time is to come
 * @param errors of forecasts, by {@link CrowdOutlook#HORIZONS}
 * @param watch the warning
 * @param warnedSinceMillis event time since which a warning stands; the smallest when none does
 * @param warnedVersion how often the warning that stands was told
 */
public record CrowdMemory(
    List<UsualCrowd> usual,
    HourSoFar hour,
    List<PastPeople> past,
    List<OpenForecast> open,
    List<ForecastErrors> errors,
    WarningWatch watch,
    long warnedSinceMillis,
    long warnedVersion) {
  /** Nothing was learned yet. */
  public static final CrowdMemory NEW =
      new CrowdMemory(
          Collections.nCopies(UsualHours.SLOTS, UsualCrowd.NEW),
          HourSoFar.NONE,
          List.of(),
          List.of(),
          Collections.nCopies(CrowdOutlook.HORIZONS.size(), ForecastErrors.NEW),
          WarningWatch.NEW,
          Long.MIN_VALUE,
          0);

  public CrowdMemory {
    usual = List.copyOf(usual);
    past = List.copyOf(past);
    open = List.copyOf(open);
    errors = List.copyOf(errors);
  }

  CrowdMemory withOpen(List<OpenForecast> forecasts) {
    return new CrowdMemory(
        usual, hour, past, forecasts, errors, watch, warnedSinceMillis, warnedVersion);
  }

  /** After the warning was looked at. */
  public CrowdMemory withWarning(WarningWatch after, long sinceMillis, long version) {
    return new CrowdMemory(usual, hour, past, open, errors, after, sinceMillis, version);
  }
}
