package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.geo.LonLat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report of what a client sent, or says all that is wrong with it. Pure: city and clock are
 * given. Who is full is stamped on it afterwards.
 */
public final class ReportCheck {
  private static final Set<Role> ANY_SOURCE =
      Set.of(Role.OPERATOR, Role.DUTY_OFFICER, Role.ADMINISTRATOR, Role.IMPORTER);

  private static final Duration LONGEST_LIMIT = Duration.ofDays(3_653);

  private final City city;
  private final Principal reporter;
  private final Instant now;

  /** A check at one moment. */
  public ReportCheck(City city, Principal reporter, Instant now) {
    this.city = city;
    this.reporter = reporter;
    this.now = now;
  }

  /**
   * The report.
   *
   * @param idempotencyKey the header's value; null when the key is a field of the body
   * @throws ProblemException with all fields that are wrong
   */
  public Report check(ObjectNode body, @Nullable String idempotencyKey) {
    JsonFields fields = JsonFields.of(body);
    String key;
    if (idempotencyKey == null) {
      key = fields.requiredText("idempotencyKey");
      fields.knowing(
          "idempotencyKey",
          "source",
          "category",
          "description",
          "position",
          "reportedAt",
          "receivedAt",
          "externalId",
          "dueAt");
    } else {
      key = idempotencyKey;
      fields.knowing(
          "source",
          "category",
          "description",
          "position",
          "reportedAt",
          "receivedAt",
          "externalId",
          "dueAt");
    }
    checkKey(fields, idempotencyKey == null ? "idempotencyKey" : "Idempotency-Key", key);
    String category = fields.requiredText("category");
    if (!category.isEmpty() && city.findCategory(category).isEmpty()) {
      fields.refuse("category", "must be a category of the city; there is no '" + category + "'");
    }
    Optional<ReportSource> source = source(fields);
    Optional<Position> position = fields.object("position").flatMap(this::position);
    Instant reportedAt = fields.instant("reportedAt").orElse(now);
    Instant receivedAt = receivedAt(fields);
    EventTime.check(fields, "reportedAt", reportedAt, city.earliestReport(), receivedAt);
    Optional<Instant> dueAt = dueAt(fields);
    String description = fields.text("description").orElse("");
    String externalId = fields.text("externalId").orElse("");
    limit(fields, "description", description, Report.MAX_DESCRIPTION_LENGTH);
    limit(fields, "externalId", externalId, Report.MAX_ID_LENGTH);
    fields.check();
    try {
      return new Report(
          CaseIds.of(reporter.id(), key),
          reporter.id(),
          source.orElse(ReportSource.CITIZEN),
          category,
          description,
          position.orElse(null),
          reportedAt,
          receivedAt,
          city.version().city(),
          externalId,
          dueAt.orElse(null),
          null);
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private static void checkKey(JsonFields fields, String name, String key) {
    boolean sound =
        !key.isBlank()
            && key.length() <= Report.MAX_ID_LENGTH
            && key.chars().noneMatch(Character::isISOControl);
    if (!sound && !(key.isEmpty() && fields.isRefused())) {
      fields.refuse(
          name,
          "must have 1 to %d characters and no control characters".formatted(Report.MAX_ID_LENGTH));
    }
  }

  private static void limit(JsonFields fields, String name, String text, int maxLength) {
    // Composed text may be shorter: the record decides after normalising.
    if (text.length() > 4 * maxLength) {
      fields.refuse(
          name, "must have at most %d characters but has %d".formatted(maxLength, text.length()));
    }
  }

  /** Citizens and grid workers speak for themselves only; a program for whom it carries over. */
  private Optional<ReportSource> source(JsonFields fields) {
    ReportSource own =
        reporter.isAny(Set.of(Role.GRID_WORKER)) ? ReportSource.GRID_WORKER : ReportSource.CITIZEN;
    Optional<ReportSource> stated = fields.oneOf("source", ReportSource.class);
    if (stated.isPresent() && stated.get() != own && !reporter.isAny(ANY_SOURCE)) {
      fields.refuse("source", "must be " + own + " for your role, or be left out");
    }
    return fields.isMissing("source") ? Optional.of(own) : stated;
  }

  /** A report that was taken elsewhere began its case there and then. */
  private Instant receivedAt(JsonFields fields) {
    Optional<Instant> stated = fields.instant("receivedAt");
    if (stated.isEmpty()) {
      return now;
    }
    if (!reporter.isAny(Set.of(Role.IMPORTER))) {
      fields.refuse("receivedAt", "may be stated by a program with the role IMPORTER only");
    } else if (stated.get().isBefore(city.earliestReport()) || stated.get().isAfter(now)) {
      fields.refuse(
          "receivedAt",
          "must lie between %s, where the city begins, and now but is %s"
              .formatted(city.earliestReport(), stated.get()));
    }
    return stated.get();
  }

  /** Who reports does not choose the limit; only a transfer carries one that stood before. */
  private Optional<Instant> dueAt(JsonFields fields) {
    Optional<Instant> stated = fields.instant("dueAt");
    if (stated.isPresent()) {
      if (!reporter.isAny(Set.of(Role.IMPORTER))) {
        fields.refuse("dueAt", "may be stated by a program with the role IMPORTER only");
      } else if (stated.get().isBefore(city.earliestReport())
          || stated.get().isAfter(now.plus(LONGEST_LIMIT))) {
        fields.refuse(
            "dueAt",
            "must lie between %s, where the city begins, and ten years from now but is %s"
                .formatted(city.earliestReport(), stated.get()));
      }
    }
    return stated;
  }

  private Optional<Position> position(JsonFields fields) {
    fields.knowing("lon", "lat", "accuracyMeters");
    Optional<Double> lon = fields.requiredNumber("lon");
    Optional<Double> lat = fields.requiredNumber("lat");
    double accuracy = fields.number("accuracyMeters").orElse(0.0);
    if (lon.isEmpty() || lat.isEmpty()) {
      return Optional.empty();
    }
    if (isSwapped(lon.get(), lat.get())) {
      fields.refuse(
          "lon",
          "and lat are swapped: (%s, %s) lies in the city only the other way round"
              .formatted(lon.get(), lat.get()));
      return Optional.empty();
    }
    try {
      return Optional.of(new Position(lon.get(), lat.get(), accuracy));
    } catch (InvalidFieldException e) {
      fields.refuse(e.field(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean isSwapped(double lon, double lat) {
    return !contains(lon, lat) && contains(lat, lon);
  }

  private boolean contains(double lon, double lat) {
    return Math.abs(lon) <= 180
        && Math.abs(lat) <= 90
        && city.bounds().contains(new LonLat(lon, lat));
  }
}
