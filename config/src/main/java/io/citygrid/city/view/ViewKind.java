package io.citygrid.city.view;

/** The kinds of things in the live view. */
public enum ViewKind {
  CASE("case"),
  ALERT("alert"),
  /** The latest reading of a device's metric: conflated, not in the change log. */
  READING("reading"),
  /** Traffic on a segment in its latest interval: conflated, not in the change log but marked. */
  SEGMENT("segment"),
  /** The crowd in an area in its latest window: conflated, not in the change log but marked. */
  CROWD("crowd"),
  /**
   * A cell of the heat surface in its latest window: conflated, not in the change log but counted.
   */
  HEAT("heat"),
  /** A grid cell's crowd in its latest window: conflated, not in the change log but counted. */
  CELL("cell"),
  /** Flow of an area in its latest interval: conflated, not in the change log but counted. */
  FLOW("flow"),
  /**
   * Travel time along a watched route in its latest interval: not in the change log but counted.
   */
  TRAVEL("travel"),
  DEAD_LETTER("dead-letter"),
  /** A verification task: found by place or by who has it, not in the change log. */
  TASK("task"),
  /** A reward or its reversal: for the citizen alone, not in the change log. */
  PAYMENT("payment"),
  /** What a reporter is told: for them alone. */
  NOTIFICATION("notification"),
  /** What is on record of a cell: personal, so never in the change log, which all walls read. */
  FACT("fact"),
  /** A warning of the city: how bad, where, what to do. */
  WARNING("warning"),
  /** What stands out among cases and alerts. */
  FINDING("finding"),
  /** How far a source can be believed: asked for, not in the change log. */
  QUALITY("quality"),
  /** A task of the office: who does what until when, how far it is. */
  OFFICE_TASK("office-task"),
  /** The outcome of a command: kept for a while for its sender, shown to nobody else. */
  OUTCOME("outcome");

  private final String key;

  ViewKind(String key) {
    this.key = key;
  }

  /** The word for it in Redis keys and in the push protocol. */
  public String key() {
    return key;
  }

  /** True when each change is written to the change log, so that no viewer misses one. */
  public boolean logged() {
    return switch (this) {
      case CASE, ALERT, WARNING, FINDING, OFFICE_TASK, DEAD_LETTER, NOTIFICATION -> true;
      case READING,
          SEGMENT,
          CROWD,
          HEAT,
          CELL,
          QUALITY,
          FLOW,
          TRAVEL,
          TASK,
          PAYMENT,
          FACT,
          OUTCOME ->
          false;
    };
  }

  /**
   * True when who writes latest values leaves a mark that names them, so that the feed reads again
   * only what changed.
   */
  public boolean marked() {
    return this == SEGMENT || this == CROWD;
  }

  /**
   * True when who writes latest values counts how often it did, so that the feed can say that
   * something of the kind has changed, and whoever looks at it asks again.
   */
  public boolean counted() {
    return this == HEAT || this == CELL || this == FLOW || this == TRAVEL;
  }
}
