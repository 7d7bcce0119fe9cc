package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.FindingKind;
import java.util.List;

/**
 * Something that the city finds in the demo's made-up past.
 *
 * @param key kind and subject, with which the finding's id begins
 * @param what in words, for who watches
 */
public record ScriptedFinding(FindingKind kind, String key, String what) {
  static ScriptedFinding of(FindingKind kind, String subject, String what) {
    return new ScriptedFinding(kind, kind + "/" + subject, what);
  }

  /**
   * What the ids of the warnings begin with that a city raises because of it by its own rules; of a
   * city that watches no findings there are none.
   */
  public List<String> warningPrefixes(City city) {
    return city.warnings().stream()
        .filter(rule -> rule.source() == WarningSource.FINDING && rule.watches(kind.name()))
        .map(rule -> rule.id() + "/" + key + "/")
        .toList();
  }
}
