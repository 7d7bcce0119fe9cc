package io.citygrid.api.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A move in a batch: as one alone, with the case and the idempotency key among its fields. A
 * program with the role IMPORTER may name the case by the key of the report with which it began it,
 * and need not wait until it is there.
 */
final class BatchedMove {
  private BatchedMove() {}

  /** The cases that the moves name by their ids. */
  static List<String> caseIds(List<JsonNode> moves) {
    return moves.stream()
        .map(move -> move.path("caseId").asText(""))
        .filter(id -> !id.isEmpty() && id.length() <= Report.MAX_ID_LENGTH)
        .distinct()
        .toList();
  }

  /** The photos that a move names, as far as they can be read. */
  static List<String> photos(JsonNode move) {
    List<String> named = new ArrayList<>();
    for (JsonNode photo : move.path("photos")) {
      if (photo.isTextual() && named.size() < CaseCommand.MAX_PHOTOS) {
        named.add(photo.textValue());
      }
    }
    return named;
  }

  /** The command, if the move becomes one. */
  static Stream<CaseCommand> find(
      JsonNode move, Principal sender, Set<String> visible, MoveCheck check) {
    try {
      return move instanceof ObjectNode fields
          ? Stream.of(check(fields, sender, visible, check))
          : Stream.empty();
    } catch (ProblemException refused) {
      return Stream.empty(); // It is told why when the batch is checked.
    }
  }

  /**
   * The command.
   *
   * @param visible ids of the cases that the sender may see
   */
  static CaseCommand check(
      ObjectNode move, Principal sender, Set<String> visible, MoveCheck check) {
    JsonFields fields = JsonFields.of(move);
    String key = fields.requiredText("idempotencyKey");
    String caseId = fields.text("caseId").orElse("");
    String reportKey = fields.text("reportKey").orElse("");
    if (key.isBlank() || key.length() > Report.MAX_ID_LENGTH) {
      fields.refuse("idempotencyKey", "must have 1 to 200 characters");
    }
    if (caseId.isEmpty() == reportKey.isEmpty()) {
      fields.refuse("caseId", "must be there, or instead of it reportKey");
    }
    if (!reportKey.isEmpty() && !sender.isAny(Set.of(Role.IMPORTER))) {
      fields.refuse("reportKey", "may be given by a program with the role IMPORTER only");
    }
    fields.check();
    if (!caseId.isEmpty() && !visible.contains(caseId)) {
      throw new ProblemException(Problem.notFound("There is no case " + caseId));
    }
    ObjectNode rest = move.deepCopy();
    rest.remove(new ArrayList<>(List.of("idempotencyKey", "caseId", "reportKey")));
    return check.check(rest, caseId.isEmpty() ? CaseIds.of(sender.id(), reportKey) : caseId, key);
  }
}
