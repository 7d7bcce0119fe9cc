package io.citygrid.city.load;

import io.citygrid.city.HotlineBounds;
import java.time.Duration;
import java.util.function.LongFunction;

/**
 * {@code hotline} in {@code evaluation.yaml}. What a city does not say of it is as in the file of
 * the same name beside this class.
 */
final class HotlineSection {
  static final String KEY = "hotline";
  private static final String LEAST_REACHED = "leastReached";

  /** A day of a letter may become a month, no more: later it would be no answer. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private HotlineSection() {}

  static HotlineBounds usual(Problems problems) {
    return YamlSection.read(DefaultFile.content(EvaluationYaml.FILE), EvaluationYaml.FILE, problems)
        .flatMap(sheet -> sheet.section(KEY))
        .map(HotlineSection::whole)
        .orElseThrow(() -> new IllegalStateException("the default file has bounds of the hotline"));
  }

  /** The bounds, each as far as it can be read; the usual one instead of any that is refused. */
  static HotlineBounds read(YamlSection sheet, Problems problems) {
    HotlineBounds usual = usual(problems);
    return sheet.section(KEY).map(section -> read(section, usual)).orElse(usual);
  }

  private static HotlineBounds whole(YamlSection section) {
    return read(
        section,
        new HotlineBounds(Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofNanos(1), 0));
  }

  private static HotlineBounds read(YamlSection section, HotlineBounds usual) {
    section.allow("callSeconds", "textMinutes", "letterHours", LEAST_REACHED);
    double leastReached = section.number(LEAST_REACHED, 0, usual.leastReached());
    if (leastReached > 1) {
      section.refuse(LEAST_REACHED, "must be a share between 0 and 1");
      leastReached = usual.leastReached();
    }
    return new HotlineBounds(
        bound(section, "callSeconds", Duration::ofSeconds, usual.call()),
        bound(section, "textMinutes", Duration::ofMinutes, usual.text()),
        bound(section, "letterHours", Duration::ofHours, usual.letter()),
        leastReached);
  }

  private static Duration bound(
      YamlSection section, String key, LongFunction<Duration> unit, Duration usual) {
    if (!section.has(key)) {
      return usual;
    }
    double number = section.number(key, 1, Double.NaN);
    if (Double.isNaN(number)) {
      return usual;
    }
    if (number != Math.rint(number)
        || number > LONGEST.toSeconds()
        || unit.apply((long) number).compareTo(LONGEST) > 0) {
      section.refuse(key, "must be a whole number, and no longer than 31 days");
      return usual;
    }
    return unit.apply((long) number);
  }
}
