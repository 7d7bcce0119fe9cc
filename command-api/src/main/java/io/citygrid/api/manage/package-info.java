/** Health, readiness and metrics, on a port of their own that is not for the public. */
@NullMarked
package io.citygrid.api.manage;

import org.jspecify.annotations.NullMarked;
