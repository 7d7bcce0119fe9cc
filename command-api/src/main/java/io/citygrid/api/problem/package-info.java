/** Errors as Problem Details (RFC 9457): one form for whatever the API refuses. */
@NullMarked
package io.citygrid.api.problem;

import org.jspecify.annotations.NullMarked;
