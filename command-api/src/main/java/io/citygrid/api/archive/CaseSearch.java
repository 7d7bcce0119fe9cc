package io.citygrid.api.archive;

import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is looked for among all cases; what is not given does not narrow it.
 *
 * @param text words of the description, Chinese or English; all must occur. Empty when not asked
 * @param number beginning of the case's id or of the sender's own number; empty when not asked
 * @param from cases opened at this time or later
 * @param to cases opened before this time
 * @param near cases that lie within a distance of a point
 * @param exact values that facts of the latest state must have
 */
public record CaseSearch(
    String text,
    String number,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Near> near,
    Map<Fact, String> exact) {

  public CaseSearch {
    exact = Map.copyOf(exact);
  }

  /** A circle on the map. */
  public record Near(LonLat center, double radiusMeters) {}

  /** A fact that a case has or has not, by its exact value. */
  public enum Fact {
    /** Code of an area that the case lies in, of any level. */
    AREA(CaseDocument.AREA),
    CELL(CaseDocument.CELL),
    CATEGORY(CaseDocument.CATEGORY),
    DEPARTMENT(CaseDocument.DEPARTMENT),
    REPORTER(CaseDocument.REPORTER),
    SOURCE(CaseDocument.SOURCE),
    STATE(CaseDocument.STATE);

    private final String field;

    Fact(String field) {
      this.field = field;
    }

    public String field() {
      return field;
    }

    /** Name of the query parameter. */
    String parameter() {
      return field;
    }
  }
}
