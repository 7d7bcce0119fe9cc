package io.citygrid.api.view;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a list is made of: an index, and what is left out of it.
 *
 * @param counted true when the size of the index is the number of things the asker would list
 * @param wanted what else must hold, asked of a thing's JSON
 */
public record Listing(String index, boolean counted, Predicate<JsonObject> wanted) {

  /** All that is in the index and that the asker may see. */
  public static Listing of(String index, boolean counted) {
    return new Listing(index, counted, any -> true);
  }

  /** Of these the things whose field has this value; all where none is asked for. */
  Listing only(String field, Optional<? extends Enum<?>> value) {
    return new Listing(
        index,
        counted,
        json ->
            wanted.test(json)
                && value.map(one -> one.name().equals(json.getString(field))).orElse(true));
  }
}
