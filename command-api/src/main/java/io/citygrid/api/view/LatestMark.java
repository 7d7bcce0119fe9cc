package io.citygrid.api.view;

/**
 * Up to where somebody has read the latest values of a kind.
 *
 * @param epoch of the view; another one means that it was lost and made again, or may have lost
 *     what was written last
 * @param number of batches that wrote such values in this epoch
 */
public record LatestMark(String epoch, long number) {
  /** Nothing was read. */
  public static final LatestMark NOTHING = new LatestMark("", -1);

  /** True when everything has to be read: what was known before may be gone or wrong. */
  public boolean isBrokenBy(LatestMark now) {
    return number < 0 || !epoch.equals(now.epoch) || now.number < number;
  }
}
