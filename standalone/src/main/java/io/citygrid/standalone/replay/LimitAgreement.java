package io.citygrid.standalone.replay;

import java.util.List;

/**
 * How in time or late, by the city's clock, agrees with what the data says of itself.
 *
 * @param compared closed rows that have a limit and say whether they kept it, and whose cases are
 *     closed: {@code agreed + differed}
 * @param agreed those on which the city's clock says the same
 * @param differed those on which it says otherwise
 * @param differing ids of the rows that differ, in file order
 * @param unsaid closed rows with a limit that do not say whether they kept it
 * @param unclosed rows that could be compared but whose cases are not closed
 */
public record LimitAgreement(
    int compared, int agreed, int differed, List<String> differing, int unsaid, int unclosed) {}
