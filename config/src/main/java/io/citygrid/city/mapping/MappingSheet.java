package io.citygrid.city.mapping;

import io.citygrid.city.load.Problems;
import io.citygrid.city.load.YamlSection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What mappings of measured values say alike: zones, times, units of speed. */
final class MappingSheet {
  private static final Map<String, Double> KMH_PER_UNIT =
      Map.of("km/h", 1.0, "mph", 1.609344, "m/s", 3.6);

  private MappingSheet() {}

  /**
   * Reads a whole mapping.
   *
   * @param file name of the file, for problems
   * @throws BrokenMappingException with all problems
   */
  static <M> M read(byte[] content, String file, Function<YamlSection, M> reader)
      throws BrokenMappingException {
    Problems problems = new Problems();
    Optional<M> mapping = YamlSection.read(content, file, problems).map(reader);
    if (mapping.isEmpty() || problems.count() > 0) {
      throw new BrokenMappingException(problems.refusals());
    }
    return mapping.get();
  }

  /** {@code zone}, which must be there; UTC stands in for a wrong one. */
  static ZoneId zone(YamlSection section) {
    String text = section.required("zone");
    try {
      return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      section.refuse("zone", "there is no time zone '" + text + "'; one is such as Asia/Shanghai");
      return ZoneOffset.UTC;
    }
  }

  /** {@code format} of local times; ISO when left out, which stands in for a wrong one too. */
  static DateTimeFormatter format(YamlSection section) {
    String pattern = section.text("format");
    try {
      return pattern.isEmpty()
          ? DateTimeFormatter.ISO_LOCAL_DATE_TIME
          : DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      section.refuse("format", "is no pattern of a time: " + e.getMessage());
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    }
  }

  /** {@code start}, a local time that must be there; 1970 stands in for a wrong one. */
  static Instant start(YamlSection section, ZoneId zone) {
    String text = section.required("start");
    try {
      return text.isEmpty() ? Instant.EPOCH : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      section.refuse("start", "must be such as 2012-03-01T00:00:00 but is '" + text + "'");
      return Instant.EPOCH;
    }
  }

  /** What one {@code speedUnit} is in kilometres per hour; 1 when left out. */
  static double kmhPerUnit(YamlSection section) {
    String unit = section.has("speedUnit") ? section.required("speedUnit") : "km/h";
    Double kmh = KMH_PER_UNIT.get(unit);
    if (kmh == null) {
      section.refuse("speedUnit", "must be one of km/h, mph, m/s but is '" + unit + "'");
      return 1;
    }
    return kmh;
  }
}
