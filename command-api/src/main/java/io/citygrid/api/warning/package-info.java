/** What people do with warnings of the city: take them in hand, or end them. */
@NullMarked
package io.citygrid.api.warning;

import org.jspecify.annotations.NullMarked;
