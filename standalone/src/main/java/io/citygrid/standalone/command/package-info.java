/** The {@code citygrid} command: what a person types, and what the screen answers. */
@NullMarked
package io.citygrid.standalone.command;

import org.jspecify.annotations.NullMarked;
