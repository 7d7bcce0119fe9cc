package io.citygrid.api.identity;

/**
 * What the areas of who asks have to do with the answer. Every route and every subscription
 * declares one, as it declares its roles; a test tries each of them with users of two areas.
 *
 * <p>What one reported oneself, and for a handler what the own department has to do with, counts as
 * lying in the own areas: the rule of {@link Principal#seesCase}.
 */
public enum AreaRule {
  /** Nobody is asked who they are, so there are no areas. */
  NONE,
  /** The same for all, wherever they belong. */
  CITY_WIDE,
  /** Of many things, only those in the own areas are there. */
  OWN_AREAS_FILTERED,
  /** One thing, or each of a batch: outside the own areas it is refused, mostly as not there. */
  OWN_AREA_REQUIRED,
  /** Taken wherever it is about; the job refuses what lies outside the areas of the sender. */
  OWN_AREA_DECIDED,
  /** Only for those who see the whole city; {@link Access} itself refuses all others. */
  WHOLE_CITY_REQUIRED,
  /**
   * Only what belongs to the person that asks, wherever it lies; a device's token speaks for those
   * that it names.
   */
  OWN_PERSON,
  /**
   * A device's token says of which devices it may tell; people of the whole city may tell of all,
   * others of none.
   */
  OWN_DEVICES
}
