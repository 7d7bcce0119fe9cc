package io.citygrid.jobs.state;

/**
 * Keys of state that many things share, each thing always the same one: for things of which there
 * are very many, and of which a key of its own costs more than what is kept.
 */
public final class SharedKeys {
  private final String[] names;

  private SharedKeys(String[] names) {
    this.names = names;
  }

  /**
   * So many keys. State lies under them: with another number nothing is found again.
   *
   * @param count a power of two
   */
  public static SharedKeys of(int count) {
    if (Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException(count + " is not a power of two");
    }
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      // Not as a device, a vehicle or a pseudonym may be named.
      names[i] = "#" + i;
    }
    return new SharedKeys(names);
  }

  /** The key of a thing; the same in every run and every build. */
  public String of(String name) {
    int mixed = name.hashCode() * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return names[(mixed ^ mixed >>> 16) & (names.length - 1)];
  }
}
