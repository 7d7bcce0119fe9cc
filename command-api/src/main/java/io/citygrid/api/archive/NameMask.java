package io.citygrid.api.archive;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides from citizens who moved a case: only the first character of a name stays. Those who work
 * with cases know one another by name, and everybody knows the own one.
 */
final class NameMask {
  private static final Set<Role> STAFF =
      EnumSet.complementOf(EnumSet.of(Role.DEVICE, Role.CITIZEN));

  private final boolean hides;
  private final String own;

  NameMask(Principal viewer) {
    this.hides = !viewer.isAny(STAFF);
    this.own = viewer.id();
  }

  /** Masks the names in a case or in a move of one. */
  JsonObject apply(JsonObject caseOrMove) {
    if (hides) {
      mask(caseOrMove.getJsonObject("step"), "actor");
      mask(caseOrMove.getJsonObject("facts"), "handler");
      mask(caseOrMove.getJsonObject("facts"), "pendingBy");
    }
    return caseOrMove;
  }

  private void mask(@Nullable JsonObject holder, String field) {
    String name = holder == null ? "" : holder.getString(field, "");
    if (holder != null && !name.isEmpty() && !name.equals(own)) {
      holder.put(field, name.substring(0, name.offsetByCodePoints(0, 1)) + "**");
    }
  }
}
