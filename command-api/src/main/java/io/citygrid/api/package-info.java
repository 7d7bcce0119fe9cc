/**
 * The command API as a whole: its parameters, its start, its routes put together. Everything else
 * of it lies in the packages below, which never look up here.
 */
@NullMarked
package io.citygrid.api;

import org.jspecify.annotations.NullMarked;
