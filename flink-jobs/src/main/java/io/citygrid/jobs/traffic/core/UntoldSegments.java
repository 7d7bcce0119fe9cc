package io.citygrid.jobs.traffic.core;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Segments of an interval that changed since it was told last. Flat, stored in state. */
public record UntoldSegments(List<String> segments) {
  /** Nothing has changed. */
  public static final UntoldSegments NONE = new UntoldSegments(List.of());

  /** With more. */
  public UntoldSegments with(Collection<String> changed) {
    Set<String> all = new LinkedHashSet<>(segments);
    return all.addAll(changed) ? new UntoldSegments(List.copyOf(all)) : this;
  }
}
