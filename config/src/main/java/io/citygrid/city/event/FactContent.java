package io.citygrid.city.event;

/**
 * What is on record of a dwelling, household or business. Personal data is least: one name, no
 * identity number, no telephone.
 *
 * @param name of the business or building, for everybody who may see the fact
 * @param person the one to ask for: owner, head of the household, legal representative; personal
 * @param address as people write it
 * @param creditCode unified social credit code of a business; empty for the others
 * @param trade what the business does; empty for the others
 * @param persons how many live or work there
 * @param dwellingId fact id of the dwelling that a household or business is in; empty when none is
 *     on record
 */
public record FactContent(
    String name,
    String person,
    String address,
    String creditCode,
    String trade,
    int persons,
    String dwellingId) {
  /** No dwelling, household or business has more; a greater number is a slip of the pen. */
  public static final int MOST_PERSONS = 1_000_000;

  public FactContent {
    name = FieldText.idOrEmpty("content.name", name, Report.MAX_ID_LENGTH);
    person = FieldText.idOrEmpty("content.person", person, Report.MAX_ID_LENGTH);
    address = FieldText.idOrEmpty("content.address", address, Report.MAX_ID_LENGTH);
    creditCode = FieldText.idOrEmpty("content.creditCode", creditCode, Report.MAX_ID_LENGTH);
    trade = FieldText.idOrEmpty("content.trade", trade, Report.MAX_ID_LENGTH);
    dwellingId = FieldText.idOrEmpty("content.dwellingId", dwellingId, Report.MAX_ID_LENGTH);
    if (persons < 0 || persons > MOST_PERSONS) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "content.persons",
          "must be in [0, " + MOST_PERSONS + "] but is " + persons);
    }
  }
}
