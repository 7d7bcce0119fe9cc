/** What reporters are told of their cases. Pure. */
@NullMarked
package io.citygrid.casework.notification;

import org.jspecify.annotations.NullMarked;
