package io.citygrid.standalone.demo;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The weather service of the demo's day: it warns of the storm once, in CAP 1.2, and takes the
 * warning back when the storm has calmed down. Not thread-safe.
 */
public final class WeatherService {
  /** Who it says it is. */
  static final String SENDER = "simulation@weather.example";

  static final Names EVENT = new Names("暴雨", "Rainstorm");

  /** What severity {@code Severe} means. */
  static final AlertLevel LEVEL = AlertLevel.ORANGE;

  /** So long the warning would hold if nobody took it back. */
  private static final Duration HOLDS = Duration.ofHours(6);

  private static final int TAKEN_BACK_AT = DemoScript.STORM_TO + 3;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private final City city;
  private final DemoScript script;
  private final ZoneId zone;
  private String reference = "";
  private boolean isTakenBack;

  /** A service that has not warned yet. */
  public WeatherService(City city, DemoScript script) {
    this.city = city;
    this.script = script;
    this.zone = city.calendar().zone();
  }

  /** What it sends at this moment, if anything: a CAP message. */
  Optional<String> tellAt(Instant now) {
    double minutes = script.minutes(now);
    if (reference.isEmpty() && minutes >= DemoScript.BULLETIN_AT) {
      String id = "simulation-" + now.toEpochMilli();
      String sent = time(now);
      reference = SENDER + "," + id + "," + sent;
      return Optional.of(message(id, sent, "Alert", "", warning(now)));
    }
    if (!reference.isEmpty() && !isTakenBack && minutes >= TAKEN_BACK_AT) {
      isTakenBack = true;
      String replaced = "<references>" + reference + "</references>";
      return Optional.of(
          message("simulation-" + now.toEpochMilli(), time(now), "Cancel", replaced, ""));
    }
    return Optional.empty();
  }

  private static String message(
      String id, String sent, String type, String references, String infos) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>%s</identifier>
          <sender>%s</sender>
          <sent>%s</sent>
          <status>Actual</status>
          <msgType>%s</msgType>
          <scope>Public</scope>
          %s%s
        </alert>
        """
        .formatted(id, SENDER, sent, type, references, infos);
  }

  private String warning(Instant now) {
    Names names = city.names();
    return info(
            now,
            "zh-CN",
            EVENT.zh(),
            Simulation.MARK + names.zh() + "发布暴雨橙色预警信号",
            names.zh(),
            "预计未来3小时降雨量将达50毫米以上，请注意防范。")
        + info(
            now,
            "en-US",
            EVENT.en(),
            Simulation.MARK + "Orange rainstorm warning for " + names.en(),
            names.en(),
            "More than 50 mm within three hours.");
  }

  private String info(
      Instant now, String language, String event, String headline, String area, String text) {
    return """
        <info>
          <language>%s</language>
          <category>Met</category>
          <event>%s</event>
          <urgency>Immediate</urgency>
          <severity>Severe</severity>
          <certainty>Likely</certainty>
          <effective>%s</effective>
          <expires>%s</expires>
          <headline>%s</headline>
          <description>%s</description>
          <area>
            <areaDesc>%s</areaDesc>
            <geocode><valueName>行政区划编码</valueName><value>%s</value></geocode>
          </area>
        </info>
        """
        .formatted(
            language,
            event,
            time(now),
            time(now.plus(HOLDS)),
            headline,
            text,
            area,
            city.areas().get(0).code());
  }

  private String time(Instant at) {
    return TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
