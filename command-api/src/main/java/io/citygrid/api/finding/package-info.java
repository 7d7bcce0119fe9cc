/** What people do with findings: open a case from one. */
@NullMarked
package io.citygrid.api.finding;

import org.jspecify.annotations.NullMarked;
