/** The archive of cases: how fast it is made again from the record, and how fast it answers. */
@NullMarked
package io.citygrid.bench.archive;

import org.jspecify.annotations.NullMarked;
