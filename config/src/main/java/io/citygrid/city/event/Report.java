package io.citygrid.city.event;

import io.citygrid.city.ReportSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What someone says is wrong, as the edge received it. Topic {@code city.reports.v1}, key {@code
 * caseId}.
 *
 * <p>The same report sent twice has the same case id and the same content: it makes one case.
 *
 * @param caseId follows from the reporter and the reporter's idempotency key; see {@link CaseIds}
 * @param reporter id of the user or device that reported
 * @param source where it comes from
 * @param category code of the category
 * @param description free text, NFC, at most 4,000 characters; may be empty
 * @param position null when the reporter gave none
 * @param reportedAt when it was seen, by the reporter's clock (event time)
 * @param receivedAt when the edge took it, by the edge's clock
 * @param cityVersion the city version that the edge knew when it took it, and under which it is
 *     decided, also when it is read again much later; 0 when the sender does not know one, then the
 *     newest that the job knows
 * @param externalId the sender's own number for it, empty when there is none
 * @param dueAt until when it is to be handled, as stated by the city that transfers it together
 *     with its course; goes before the city's own standards. Null for every other report
 * @param fullDepartments ids of the departments that had as many cases in hand as they can take
 *     when the edge took it, as far as the edge knew; decides with it where the case goes, also
 *     when it is read again much later. Null when the sender does not know
 */
public record Report(
    String caseId,
    String reporter,
    ReportSource source,
    String category,
    String description,
    @Nullable Position position,
    Instant reportedAt,
    Instant receivedAt,
    long cityVersion,
    String externalId,
    @Nullable Instant dueAt,
    @Nullable List<String> fullDepartments) {
  /** Ids, codes and the external number have at most this many characters. */
  public static final int MAX_ID_LENGTH = 200;

  /** A description has at most this many characters, counted in NFC as UTF-16 units. */
  public static final int MAX_DESCRIPTION_LENGTH = 4_000;

  /** A message names at most so many departments that are full. */
  public static final int MAX_FULL_DEPARTMENTS = 1_000;

  public Report {
    caseId = FieldText.id("caseId", caseId, MAX_ID_LENGTH);
    reporter = FieldText.id("reporter", reporter, MAX_ID_LENGTH);
    category = FieldText.id("category", category, MAX_ID_LENGTH);
    description = FieldText.prose("description", description, MAX_DESCRIPTION_LENGTH);
    externalId = FieldText.idOrEmpty("externalId", externalId, MAX_ID_LENGTH);
    fullDepartments = FullDepartments.checked(fullDepartments);
  }

  /** The departments that were known to be full; empty when the sender does not know. */
  public Set<String> full() {
    return FullDepartments.set(fullDepartments);
  }

  /**
   * A report whose limit follows from the city's standards alone, of a sender who knows no loads.
   */
  public Report(
      String caseId,
      String reporter,
      ReportSource source,
      String category,
      String description,
      @Nullable Position position,
      Instant reportedAt,
      Instant receivedAt,
      long cityVersion,
      String externalId) {
    this(
        caseId,
        reporter,
        source,
        category,
        description,
        position,
        reportedAt,
        receivedAt,
        cityVersion,
        externalId,
        null,
        null);
  }

  /**
   * True when whoever reported it is to be called back about the outcome: callers of the hotline,
   * the day after closing (GB/T 33358); nobody of what was carried over together with its course,
   * which happened elsewhere.
   */
  public boolean isCalledBackAbout() {
    return source == ReportSource.HOTLINE && dueAt == null;
  }

  /** The same report with a stated limit. */
  public Report withDueAt(@Nullable Instant limit) {
    return new Report(
        caseId,
        reporter,
        source,
        category,
        description,
        position,
        reportedAt,
        receivedAt,
        cityVersion,
        externalId,
        limit,
        fullDepartments);
  }

  /** The same report, taken while these departments were full. */
  public Report withFullDepartments(@Nullable List<String> departments) {
    return new Report(
        caseId,
        reporter,
        source,
        category,
        description,
        position,
        reportedAt,
        receivedAt,
        cityVersion,
        externalId,
        dueAt,
        departments);
  }
}
