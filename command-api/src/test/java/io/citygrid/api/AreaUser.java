package io.citygrid.api;

import io.citygrid.api.identity.Role;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody of one role who belongs to one place of Testville.
 *
 * @param client signed in as this user, or with the token of this device
 */
record AreaUser(Role role, Place place, ApiClient client) {
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** Three districts, and in each what of Testville lies there. */
  enum Place {
    RIVER(
        "990101",
        "river-urban",
        "118.025",
        "31.075",
        "wl-01",
        "loop-1",
        "gate-1",
        "square",
        "ring-1.1",
        "sun"),
    HILL(
        "990102",
        "hill-urban",
        "118.15",
        "31.075",
        "wl-02",
        "loop-2",
        "gate-2",
        "market-street",
        "ring-3.4",
        "bao"),
    /** Has nothing that is watched; for what lies in both of the others. */
    HARBOUR("990103", "market", "118.225", "31.05", "aq-01", "loop-3", "street-1", "", "", "");

    private final String district;
    private final Map<String, String> words = new ConcurrentHashMap<>();

    Place(String district, String department, String... things) {
      this.district = district;
      learn("place", name().toLowerCase(Locale.ROOT));
      learn("district", district);
      learn("department", department);
      learn("cell", district + "001000001");
      String[] names = {"lon", "lat", "gauge", "loop", "gate", "hot", "segment", "patroller"};
      for (int i = 0; i < names.length; i++) {
        learn(names[i], things[i]);
      }
    }

    /** From now on the word in braces stands for this. */
    void learn(String word, String meaning) {
      words.put(word, meaning);
    }

    String district() {
      return district;
    }

    String department() {
      return fill("{department}");
    }

    /** The text with the words of this place in the place of {@code {…}}. */
    String fill(String text) {
      String filled = text;
      for (Map.Entry<String, String> word : words.entrySet()) {
        filled = filled.replace("{" + word.getKey() + "}", word.getValue());
      }
      return filled;
    }
  }

  String id() {
    return idOf(role, place);
  }

  static String idOf(Role role, Place place) {
    return place.fill("{place}-") + role.name().toLowerCase(Locale.ROOT);
  }

  /** The text with words of the place, {@code {user}}, and {@code {n}}, which is never the same. */
  String fill(String text) {
    return place.fill(text).replace("{user}", id()).replace("{n}", "" + NEXT.incrementAndGet());
  }
}
