package io.citygrid.api.facts;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.NameMask;
import io.citygrid.casework.facts.FactFields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Hides the names of people on record, now and in the history, from those who do not keep them:
 * only the first character stays.
 */
final class FactMask {
  private final boolean hides;

  FactMask(Principal viewer) {
    this.hides = !viewer.isAny(Role.FACT_KEEPERS);
  }

  /** True when names are hidden from the viewer. */
  boolean hides() {
    return hides;
  }

  /** Masks the names in a fact. */
  JsonObject apply(JsonObject fact) {
    if (hides) {
      mask(fact.getJsonObject("content"), FactFields.PERSON);
      maskChange(fact.getJsonObject("latest"));
      fact.getJsonArray("earlier", new JsonArray())
          .forEach(change -> maskChange((JsonObject) change));
    }
    return fact;
  }

  private static void maskChange(JsonObject change) {
    for (Object changed : change.getJsonArray("changed", new JsonArray())) {
      JsonObject field = (JsonObject) changed;
      if (FactFields.PERSON.equals(field.getString("field"))) {
        mask(field, "before");
        mask(field, "after");
      }
    }
  }

  private static void mask(JsonObject holder, String field) {
    holder.put(field, NameMask.mask(holder.getString(field, "")));
  }
}
