package io.citygrid.city.event;

/**
 * Of what a finding is; what it is not of is empty.
 *
 * @param category code of the category
 * @param cell id of the grid cell; of a cluster the one in its middle
 * @param business what the cases are tied to, as they name it
 * @param department id of the department
 * @param device id of the device
 */
public record FindingAbout(
    String category, String cell, String business, String department, String device) {
  public static FindingAbout business(String business) {
    return new FindingAbout("", "", business, "", "");
  }

  /**
   * @param cell empty when it is of an area
   */
  public static FindingAbout category(String category, String cell) {
    return new FindingAbout(category, cell, "", "", "");
  }

  public static FindingAbout department(String department) {
    return new FindingAbout("", "", "", department, "");
  }

  public static FindingAbout device(String device) {
    return new FindingAbout("", "", "", "", device);
  }
}
