package io.citygrid.api.manage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** What the API needs to do its work, and whether each of it is there. Thread-safe. */
public final class Readiness {
  private final Map<String, Supplier<Boolean>> needs = new ConcurrentSkipListMap<>();

  /**
   * @param isThere must answer at once, from what is already known
   */
  public void needs(String name, Supplier<Boolean> isThere) {
    needs.put(name, isThere);
  }

  /** Each need by name and whether it is met. */
  public Map<String, Boolean> look() {
    Map<String, Boolean> found = new LinkedHashMap<>();
    needs.forEach((name, isThere) -> found.put(name, isThere.get()));
    return found;
  }
}
