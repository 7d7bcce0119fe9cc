/** What waits for whom, and how urgently: the lists from which people work. Pure. */
@NullMarked
package io.citygrid.casework.worklist;

import org.jspecify.annotations.NullMarked;
