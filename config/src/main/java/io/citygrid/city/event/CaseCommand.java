package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone wants to move a case. Topic {@code city.commands.v1}, key {@code caseId}.
 *
 * <p>The same command sent twice has the same {@code commandId}: it moves the case once.
 *
 * @param commandId follows from the sender and the sender's idempotency key
 * @param caseId the case
 * @param expectedVersion the version of the case that the sender saw; 0 when any will do
 * @param move what to do
 * @param actor who wants it
 * @param at when the edge took it, by the edge's clock; for a rule, the moment it rests on; of what
 *     is carried over from elsewhere, when it happened there
 * @param cityVersion the city version that the edge knew, under which it is decided; 0 when the
 *     sender does not know one
 * @param reason why, or the text of a remark, NFC, at most 4,000 characters; may be empty
 * @param photos ids of photos; at most {@link #MAX_PHOTOS}
 * @param position where the actor was; null when not told
 * @param target what the move is aimed at
 * @param fullDepartments as of a {@link Report}: where a move lets the rules dispatch, none of
 *     these gets the case
 * @param takenAt when the edge took what is carried over from elsewhere, by the edge's clock; null
 *     for everything else, which is taken when it happens
 */
public record CaseCommand(
    String commandId,
    String caseId,
    long expectedVersion,
    Move move,
    Actor actor,
    Instant at,
    long cityVersion,
    String reason,
    List<String> photos,
    @Nullable Position position,
    MoveTarget target,
    @Nullable List<String> fullDepartments,
    @Nullable Instant takenAt) {
  /** A move carries at most so many photos. */
  public static final int MAX_PHOTOS = 20;

  public CaseCommand {
    commandId = FieldText.id("commandId", commandId, Report.MAX_ID_LENGTH);
    caseId = FieldText.id("caseId", caseId, Report.MAX_ID_LENGTH);
    reason = FieldText.prose("reason", reason, Report.MAX_DESCRIPTION_LENGTH);
    if (expectedVersion < 0) {
      throw invalid("expectedVersion", "must be 0 or a version but is " + expectedVersion);
    }
    if (photos.size() > MAX_PHOTOS) {
      throw invalid("photos", "must be at most " + MAX_PHOTOS + " but are " + photos.size());
    }
    for (String photo : photos) {
      FieldText.id("photos", photo, Report.MAX_ID_LENGTH);
    }
    fullDepartments = FullDepartments.checked(fullDepartments);
  }

  /** A command of a sender who knows no loads. */
  public CaseCommand(
      String commandId,
      String caseId,
      long expectedVersion,
      Move move,
      Actor actor,
      Instant at,
      long cityVersion,
      String reason,
      List<String> photos,
      @Nullable Position position,
      MoveTarget target) {
    this(
        commandId,
        caseId,
        expectedVersion,
        move,
        actor,
        at,
        cityVersion,
        reason,
        photos,
        position,
        target,
        null,
        null);
  }

  /** The departments that were known to be full; empty when the sender does not know. */
  public Set<String> full() {
    return FullDepartments.set(fullDepartments);
  }

  /** The same command, taken while these departments were full. */
  public CaseCommand withFullDepartments(@Nullable List<String> departments) {
    return new CaseCommand(
        commandId,
        caseId,
        expectedVersion,
        move,
        actor,
        at,
        cityVersion,
        reason,
        photos,
        position,
        target,
        departments,
        takenAt);
  }

  /** True when it happened elsewhere before it came here. */
  public boolean isCarriedOver() {
    return takenAt != null;
  }

  private static InvalidFieldException invalid(String field, String message) {
    return new InvalidFieldException(DeadLetterReason.INVALID_VALUE, field, message);
  }
}
