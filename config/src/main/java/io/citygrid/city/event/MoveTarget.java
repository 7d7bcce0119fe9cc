package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a move is aimed at. A move needs at most a few of these; the others are empty.
 *
 * @param department id of a department
 * @param category code of a category
 * @param caseId another case
 * @param until to when
 * @param standard a standard row, such as {@code E0101-1}
 * @param flag what to mark it as
 * @param link id of a business (unified social credit code) or of a dwelling
 * @param rating what the reporter says
 * @param stage the stage whose clock it is about; null when about none
 * @param status how far that clock has come; null with {@code stage}
 */
public record MoveTarget(
    String department,
    String category,
    String caseId,
    @Nullable Instant until,
    String standard,
    @Nullable CaseFlag flag,
    String link,
    @Nullable Satisfaction rating,
    @Nullable LimitStage stage,
    @Nullable LimitStatus status) {
  /** Aimed at nothing. */
  public static final MoveTarget NONE =
      new MoveTarget("", "", "", null, "", null, "", null, null, null);

  public MoveTarget {
    department = id("department", department);
    category = id("category", category);
    caseId = id("caseId", caseId);
    standard = id("standard", standard);
    link = id("link", link);
    if ((stage == null) != (status == null)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "target.status",
          "must be there exactly when target.stage is");
    }
  }

  private static String id(String field, String value) {
    return FieldText.idOrEmpty("target." + field, value, Report.MAX_ID_LENGTH);
  }

  /** The same, aimed at this department. */
  public MoveTarget withDepartment(String id) {
    return new MoveTarget(id, category, caseId, until, standard, flag, link, rating, stage, status);
  }

  /** The same, aimed at this category. */
  public MoveTarget withCategory(String code) {
    return new MoveTarget(
        department, code, caseId, until, standard, flag, link, rating, stage, status);
  }

  /** The same, aimed at this other case. */
  public MoveTarget withCase(String id) {
    return new MoveTarget(
        department, category, id, until, standard, flag, link, rating, stage, status);
  }

  /** The same, to this moment. */
  public MoveTarget withUntil(Instant moment) {
    return new MoveTarget(
        department, category, caseId, moment, standard, flag, link, rating, stage, status);
  }

  /** The same, under this standard row. */
  public MoveTarget withStandard(String row) {
    return new MoveTarget(
        department, category, caseId, until, row, flag, link, rating, stage, status);
  }

  /** The same, for this flag. */
  public MoveTarget withFlag(CaseFlag mark) {
    return new MoveTarget(
        department, category, caseId, until, standard, mark, link, rating, stage, status);
  }

  /** The same, for this business or dwelling. */
  public MoveTarget withLink(String id) {
    return new MoveTarget(
        department, category, caseId, until, standard, flag, id, rating, stage, status);
  }

  /** The same, with what the reporter says. */
  public MoveTarget withRating(Satisfaction said) {
    return new MoveTarget(
        department, category, caseId, until, standard, flag, link, said, stage, status);
  }

  /** The same, about the clock of this stage. */
  public MoveTarget withStatus(LimitStage of, LimitStatus reached) {
    return new MoveTarget(
        department, category, caseId, until, standard, flag, link, rating, of, reached);
  }
}
