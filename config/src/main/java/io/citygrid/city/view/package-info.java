/**
 * What the live view holds and the wall shows: the JSON of cases, alerts, readings and dead letters
 * as they are now, and how a change of it is written. Derived from events, in one direction only.
 */
@NullMarked
package io.citygrid.city.view;

import org.jspecify.annotations.NullMarked;
