package io.citygrid.city.event;

import org.jspecify.annotations.Nullable;

/**
 * A department that might be the right one, for the person at the manual desk.
 *
 * @param department id of the department
 * @param area code of the area for which it would be responsible
 * @param distanceMeters how far the position is from that area; 0 inside it
 * @param reason why it might be; null in cases that were dispatched before this was said
 * @param rule file and line of the responsibility list that names it; null in the same cases
 */
public record Candidate(
    String department,
    String area,
    double distanceMeters,
    @Nullable CandidateReason reason,
    @Nullable String rule) {}
