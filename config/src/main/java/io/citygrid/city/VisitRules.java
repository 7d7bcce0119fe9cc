package io.citygrid.city;

/**
 * How often grid workers look whether what is on record of a cell still holds.
 *
 * @param dwellingDays until a dwelling is to be visited again, calendar days
 * @param householdDays the same for a household
 * @param businessDays the same for a business
 */
public record VisitRules(int dwellingDays, int householdDays, int businessDays) {}
