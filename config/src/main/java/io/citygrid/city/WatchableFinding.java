package io.citygrid.city;

/**
 * What a warning rule may watch of what stands out: the kinds of findings by the names that they
 * have on the record ({@code city.event.FindingKind}), since a city is loaded without knowing
 * messages. A test holds that they are the same.
 */
public enum WatchableFinding {
  FREQUENT_BUSINESS(false),
  FREQUENT_IN_CELL(true),
  CATEGORY_RISE(true),
  CLUSTER(true),
  DEPARTMENT_BEHIND(false),
  FALSE_ALARMS(false);

  private final boolean ofCategory;

  WatchableFinding(boolean ofCategory) {
    this.ofCategory = ofCategory;
  }

  /** True when what stands out has one category; others are of a business, people or devices. */
  public boolean isOfCategory() {
    return ofCategory;
  }
}
