package io.citygrid.standalone.replay;

/**
 * Two stages of a request, one following the other, whose times say the opposite.
 *
 * @param earlier the stage that must come first
 * @param later the stage that must follow
 * @param seconds by how much the later one's time is before the earlier one's; above 0
 */
public record StageReversal(String earlier, String later, double seconds) {
  /** How reports name the two. */
  public String pair() {
    return earlier + " > " + later;
  }
}
