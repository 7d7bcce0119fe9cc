/**
 * To whom a case goes: where its position lies in a version of the city, and who is responsible.
 */
@NullMarked
package io.citygrid.casework.dispatch;

import org.jspecify.annotations.NullMarked;
