package io.citygrid.city.wire;

/** The keys of metrics about patrols, as one side writes them and the other reads them. */
public final class PatrolKeys {
  /** All of them begin so. */
  public static final String PREFIX = "patrol/";

  private PatrolKeys() {}

  /** Of a worker in a cell: minutes of a day. */
  public static String key(String cell, String worker) {
    return PREFIX + "cell/" + cell + "/" + worker;
  }
}
