package io.citygrid.city.event;

/**
 * A department that might be the right one, for the person at the manual desk.
 *
 * @param department id of the department
 * @param area code of the area for which it would be responsible
 * @param distanceMeters how far the position is from that area; 0 inside it
 */
public record Candidate(String department, String area, double distanceMeters) {}
