package io.citygrid.live.insight;

/**
 * A case as the scan sees it.
 *
 * @param zone position of its place in the list of zones
 * @param day counted from 0, the first day looked at
 */
public record ScannedCase(String caseId, int zone, int day) {}
