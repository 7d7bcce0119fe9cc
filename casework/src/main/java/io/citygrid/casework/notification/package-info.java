/** What reporters are told of their cases, and departments of theirs. Pure. */
@NullMarked
package io.citygrid.casework.notification;

import org.jspecify.annotations.NullMarked;
