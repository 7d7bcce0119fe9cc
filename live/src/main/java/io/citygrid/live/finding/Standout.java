package io.citygrid.live.finding;

import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands out at a moment. Components as in {@link io.citygrid.city.event.Finding}.
 *
 * @param subject tells it from others of its kind
 */
public record Standout(
    FindingKind kind,
    String subject,
    FindingAbout about,
    List<String> areaPath,
    List<String> concerned,
    @Nullable Position center,
    double radiusMeters,
    int windowDays,
    int observed,
    int outOf,
    double usual,
    double chance,
    List<String> cases,
    List<String> alerts) {

  /** Names it among all that can stand out. */
  public String key() {
    return kind + "/" + subject;
  }
}
