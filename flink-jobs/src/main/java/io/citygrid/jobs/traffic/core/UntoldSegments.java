package io.citygrid.jobs.traffic.core;

import java.util.ArrayList;
import java.util.List;

/** Segments of an interval that changed since it was told last. Flat, stored in state. */
public record UntoldSegments(List<String> segments) {
  /** Nothing has changed. */
  public static final UntoldSegments NONE = new UntoldSegments(List.of());

  /** With one more. */
  public UntoldSegments with(String segment) {
    if (segments.contains(segment)) {
      return this;
    }
    List<String> more = new ArrayList<>(segments);
    more.add(segment);
    return new UntoldSegments(List.copyOf(more));
  }
}
