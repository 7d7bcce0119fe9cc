/**
 * What others warn of: bulletins in CAP 1.2 (OASIS Common Alerting Protocol) come in here, are
 * checked, and get the areas of the city that they are for.
 */
@NullMarked
package io.citygrid.api.bulletin;

import org.jspecify.annotations.NullMarked;
