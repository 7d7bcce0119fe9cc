package io.citygrid.city.event;

/** How often something was wrong; at least once. */
public record FaultCount(SourceFault fault, long count) {
  public FaultCount {
    if (count < 1) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "count", "must be at least 1 but is " + count);
    }
  }
}
