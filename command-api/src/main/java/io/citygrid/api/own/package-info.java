/** What somebody reported and was told of it: for them alone. */
@NullMarked
package io.citygrid.api.own;

import org.jspecify.annotations.NullMarked;
