/** The city's HTTP interface, from the side of a program that uses it. */
@NullMarked
package io.citygrid.standalone.door;

import org.jspecify.annotations.NullMarked;
