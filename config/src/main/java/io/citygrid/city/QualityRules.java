package io.citygrid.city;

/**
 * When what a source tells is held to be bad.
 *
 * @param windowMinutes the share of usable readings is of so many minutes
 * @param leastUsableShare a source of which less is usable is suspect
 * @param silentMinutes so is one that tells nothing for so long, where it stands at its place
 */
public record QualityRules(
    int windowMinutes, double leastUsableShare, int silentMinutes, Clocks clocks) {

  /**
   * Clocks that are off.
   *
   * @param offMinutes by so much, either way
   * @param readings so many one after another must be late by the same time: what was held back and
   *     comes at once is late by times that differ
   * @param spreadSeconds and that is the same, up to so much
   */
  public record Clocks(int offMinutes, int readings, int spreadSeconds) {}
}
