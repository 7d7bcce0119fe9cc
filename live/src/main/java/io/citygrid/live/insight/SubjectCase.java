package io.citygrid.live.insight;

/**
 * A case under what it is counted by.
 *
 * @param subject such as a business, a category in a cell, or a category
 * @param day counted from 0, the first day looked at
 */
public record SubjectCase(String caseId, String subject, int day) {}
