package io.citygrid.city;

/**
 * The city's numbers for the life of its cases.
 *
 * @param acceptanceMinutes until a department has accepted a case or given it back, around the
 *     clock
 * @param dispatchMinutes until the center has found a department, around the clock
 * @param fieldCheckMinutes until a case is checked on the spot, around the clock
 * @param yellowShare the light is yellow when less than this share of the limit is left; 0 to 1
 * @param reminderWorkingDays overdue by so much, a written reminder goes out
 * @param escalationWorkingDays overdue by so much, the level above takes it up; more than the
 *     reminder's
 * @param returns how often departments may give a case back before a supervisor decides whose it is
 * @param extensions how often a limit may be extended by one more original limit
 * @param suspensions how often a case may be put off
 * @param longestSuspensionDays how far ahead a suspension may end
 * @param reopenDays how long after its end a case may be reopened
 * @param onTheSpotMeters how far from the case's place a check on the spot may be made, beside the
 *     accuracy of both positions
 */
public record CaseworkRules(
    int acceptanceMinutes,
    int dispatchMinutes,
    int fieldCheckMinutes,
    double yellowShare,
    int reminderWorkingDays,
    int escalationWorkingDays,
    int returns,
    int extensions,
    int suspensions,
    int longestSuspensionDays,
    int reopenDays,
    int onTheSpotMeters) {}
