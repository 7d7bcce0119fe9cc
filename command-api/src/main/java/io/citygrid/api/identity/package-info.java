/**
 * Who may do what and see what: users, device tokens, sign-in, and the table in which every route
 * declares the roles it is for. No other package registers routes.
 */
@NullMarked
package io.citygrid.api.identity;

import org.jspecify.annotations.NullMarked;
