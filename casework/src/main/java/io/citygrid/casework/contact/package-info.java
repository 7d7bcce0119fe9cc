/**
 * 诉求接入: what a contact with the 12345 desk is by all that was told of it, and in which numbers it
 * counts. Pure.
 */
@NullMarked
package io.citygrid.casework.contact;

import org.jspecify.annotations.NullMarked;
