/**
 * Reads of the live view: cases, alerts, readings and dead letters as they are now, each filtered
 * by what the asker may see. Written by the jobs, never here.
 */
@NullMarked
package io.citygrid.api.view;

import org.jspecify.annotations.NullMarked;
