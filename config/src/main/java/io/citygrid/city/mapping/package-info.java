/**
 * From a city's open data to reports: a mapping names the columns of a CSV file of requests, and
 * {@link io.citygrid.city.mapping.RequestFile} reads the file through it, row by row. {@link
 * io.citygrid.city.mapping.DetectorFile} does the same for loop detectors.
 */
@NullMarked
package io.citygrid.city.mapping;

import org.jspecify.annotations.NullMarked;
