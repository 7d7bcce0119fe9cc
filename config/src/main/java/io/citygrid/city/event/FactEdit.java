package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone wants to change what is on record of a cell. Topic {@code city.fact-edits.v1}, key {@code
 * factId}.
 *
 * <p>The same edit sent twice has the same {@code editId}: it changes the fact once.
 *
 * @param editId follows from the sender and the sender's idempotency key
 * @param factId the fact; for a new one it follows from the same
 * @param expectedVersion the version of the fact that the sender saw; 0 for a new one
 * @param action what to do
 * @param actor who wants it
 * @param at when the edge took it, by the edge's clock
 * @param cityVersion the city version that the edge knew, under which it is decided; 0 when the
 *     sender does not know one
 * @param kind what it is; for a new one only, else null
 * @param position where it is; null when that does not change
 * @param content all that is on record of it from now on; null when that does not change
 * @param reason why, NFC, at most 4,000 characters; may be empty
 */
public record FactEdit(
    String editId,
    String factId,
    long expectedVersion,
    FactAction action,
    Actor actor,
    Instant at,
    long cityVersion,
    @Nullable FactKind kind,
    @Nullable Position position,
    @Nullable FactContent content,
    String reason) {
  public FactEdit {
    editId = FieldText.id("editId", editId, Report.MAX_ID_LENGTH);
    factId = FieldText.id("factId", factId, Report.MAX_ID_LENGTH);
    reason = FieldText.prose("reason", reason, Report.MAX_DESCRIPTION_LENGTH);
    if (expectedVersion < 0) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "expectedVersion",
          "must be 0 or a version but is " + expectedVersion);
    }
  }
}
