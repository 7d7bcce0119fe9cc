package io.citygrid.api.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.casework.facts.FactFields;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.FactAction;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an edit of what a client sent, or says all that is wrong with it. Pure. Whether the edit is
 * possible is not its matter.
 */
final class FactCheck {
  private final Principal sender;
  private final Actor actor;
  private final Instant now;
  private final long cityVersion;

  FactCheck(Principal sender, Actor actor, Instant now, long cityVersion) {
    this.sender = sender;
    this.actor = actor;
    this.now = now;
    this.cityVersion = cityVersion;
  }

  /** The id of the fact that this sender puts on record under this key. */
  static String newFactId(Principal sender, String key) {
    return CaseIds.of(sender.id(), "fact/" + key);
  }

  /** The id of the edit that this sender makes to this fact under this key. */
  static String editId(Principal sender, String factId, String key) {
    return CaseIds.of(sender.id(), "fact/" + factId + "/" + key);
  }

  /** An edit that puts something on record. */
  FactEdit checkNew(ObjectNode body, String key) {
    JsonFields fields = JsonFields.of(body).knowing("kind", "position", "content", "reason");
    for (String name : new String[] {"kind", "position", "content"}) {
      if (fields.isMissing(name)) {
        fields.refuse(name, "is missing; it must be there to put something on record");
      }
    }
    Optional<FactKind> kind = fields.oneOf("kind", FactKind.class);
    FactEdit edit =
        edit(fields, newFactId(sender, key), key, 0, FactAction.RECORD, kind.orElse(null));
    checkContent(kind.orElseThrow(), edit);
    return edit;
  }

  /** An edit of a fact whose kind is known. */
  FactEdit checkChange(ObjectNode body, String factId, FactKind kind, String key) {
    JsonFields fields =
        JsonFields.of(body).knowing("action", "expectedVersion", "position", "content", "reason");
    Optional<FactAction> action = fields.oneOf("action", FactAction.class);
    if (action.isEmpty() || action.get() == FactAction.RECORD) {
      fields.refuse("action", "must be AMEND, VERIFY or END");
    }
    double version = fields.requiredNumber("expectedVersion").orElse(1.0);
    if (version < 1 || version != Math.rint(version) || version > Integer.MAX_VALUE) {
      fields.refuse("expectedVersion", "must be the version of the fact that you saw");
    }
    FactEdit edit =
        edit(fields, factId, key, (long) version, action.orElse(FactAction.VERIFY), null);
    checkContent(kind, edit);
    return edit;
  }

  private FactEdit edit(
      JsonFields fields,
      String factId,
      String key,
      long version,
      FactAction action,
      @Nullable FactKind kind) {
    Optional<JsonFields> place = fields.object("position");
    place.ifPresent(inner -> inner.knowing("lon", "lat", "accuracyMeters"));
    Optional<Double> lon = place.flatMap(inner -> inner.requiredNumber("lon"));
    Optional<Double> lat = place.flatMap(inner -> inner.requiredNumber("lat"));
    double accuracy = place.flatMap(inner -> inner.number("accuracyMeters")).orElse(0.0);
    String reason = fields.text("reason").orElse("");
    Optional<Supplier<FactContent>> content = fields.object("content").map(FactCheck::content);
    fields.check();
    try {
      return new FactEdit(
          editId(sender, factId, key),
          factId,
          version,
          action,
          actor,
          now,
          cityVersion,
          kind,
          place.isPresent() ? new Position(lon.orElseThrow(), lat.orElseThrow(), accuracy) : null,
          content.map(Supplier::get).orElse(null),
          reason);
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** Reads all fields now, and makes the content of them once all others are known to be right. */
  private static Supplier<FactContent> content(JsonFields inner) {
    inner.knowing("name", "person", "address", "creditCode", "trade", "persons", "dwellingId");
    double persons = inner.number("persons").orElse(0.0);
    if (persons != Math.rint(persons) || Math.abs(persons) > FactContent.MOST_PERSONS) {
      inner.refuse("persons", "must be a whole number of at most " + FactContent.MOST_PERSONS);
    }
    String name = inner.text("name").orElse("");
    String person = inner.text("person").orElse("");
    String address = inner.text("address").orElse("");
    String creditCode = inner.text("creditCode").orElse("");
    String trade = inner.text("trade").orElse("");
    String dwelling = inner.text("dwellingId").orElse("");
    return () -> new FactContent(name, person, address, creditCode, trade, (int) persons, dwelling);
  }

  private static void checkContent(FactKind kind, FactEdit edit) {
    FactContent content = edit.content();
    if (content != null) {
      FactFields.findFault(kind, content)
          .ifPresent(
              fault -> {
                throw ProblemException.field(fault.field(), fault.why().en());
              });
    }
  }
}
