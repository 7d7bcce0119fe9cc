package io.citygrid.api.view;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Hides from citizens who moved a case: only the first character of a name stays. Those who work
 * with cases know one another by name, and everybody knows the own one.
 */
public final class NameMask {

  private final boolean hides;
  private final String own;

  public NameMask(Principal viewer) {
    this.hides = !viewer.isAny(Role.STAFF);
    this.own = viewer.id();
  }

  /** The first character of a name; the empty name stays empty. */
  public static String mask(String name) {
    return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }

  /** Masks the names in a case or in a move of one. */
  public JsonObject apply(JsonObject caseOrMove) {
    if (hides) {
      mask(caseOrMove.getJsonObject("step"), "actor");
      mask(caseOrMove.getJsonObject("facts"), "handler");
      mask(caseOrMove.getJsonObject("facts"), "pendingBy");
      mask(caseOrMove.getJsonObject("facts"), "appealReviewer");
    }
    return caseOrMove;
  }

  /** The same thing, and of a case without the names that the viewer may not read. */
  public ViewItem apply(ViewItem item) {
    return hidesNamesIn(item)
        ? new ViewItem(
            item.kind(),
            item.id(),
            item.version(),
            item.atMillis(),
            apply(new JsonObject(item.json())).encode())
        : item;
  }

  /** True when the viewer reads a thing otherwise than it is. */
  public boolean hidesNamesIn(ViewItem item) {
    return hides && item.kind() == ViewKind.CASE;
  }

  private void mask(@Nullable JsonObject holder, String field) {
    String name = holder == null ? "" : holder.getString(field, "");
    if (holder != null && !name.equals(own)) {
      holder.put(field, mask(name));
    }
  }
}
