package io.citygrid.standalone.replay;

/** What a replay of devices came to. */
public interface MeasuredReport {
  /** For a person. */
  String text();

  /** Whether every value of the file is counted once. */
  boolean addsUp();
}
