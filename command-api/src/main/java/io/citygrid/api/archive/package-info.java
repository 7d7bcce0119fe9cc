/**
 * The case archive: every case that the record knows, open or closed years ago, with all its moves,
 * to be searched. An embedded index that follows the record and can always be made again from it.
 */
@NullMarked
package io.citygrid.api.archive;

import org.jspecify.annotations.NullMarked;
