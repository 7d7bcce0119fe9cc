package io.citygrid.city.view;

import java.util.List;

/**
 * One change of the live view: an absolute value with a version. Applied only when the version is
 * newer than the one that stands there, so that writing it twice, late or again after a replay
 * changes nothing.
 *
 * @param id unique within the kind
 * @param version grows with each change of this thing; for a reading its observedAt in epoch
 *     milliseconds
 * @param json the whole new value
 * @param atMillis event time in epoch milliseconds; the order within an index
 * @param indexes names of the sorted sets that list it from now on; those it was in before and that
 *     are not named here lose it
 */
public record ViewWrite(
    ViewKind kind, String id, long version, String json, long atMillis, List<String> indexes) {}
