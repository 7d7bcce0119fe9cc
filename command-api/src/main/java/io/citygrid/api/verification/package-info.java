/** What citizens ask and send about verification tasks: near ones, their own, and rewards. */
@NullMarked
package io.citygrid.api.verification;

import org.jspecify.annotations.NullMarked;
