package io.citygrid.standalone.demo;

import io.citygrid.city.event.FindingKind;

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
}
