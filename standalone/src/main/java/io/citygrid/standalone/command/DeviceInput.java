package io.citygrid.standalone.command;

import io.citygrid.city.mapping.UnusableValue;
import java.util.List;

/**
 * A city with what its devices told.
 *
 * @param unusable fields of the file that are no values
 * @param <R> what a row of the file says
 */
record DeviceInput<R>(CityChoice choice, List<R> rows, List<UnusableValue> unusable) {}
