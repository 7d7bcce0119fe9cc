package io.citygrid.live.insight;

import java.util.List;

/**
 * A subject that has more cases than is usual for it.
 *
 * @param days length of the window up to today
 * @param observed cases in it
 * @param usual cases in as many days before, on average
 * @param p how likely it is to have as many cases as that, by what was usual
 * @param caseIds the cases it rests on
 */
public record FrequentProblem(
    String subject, int days, int observed, double usual, double p, List<String> caseIds) {}
