package io.citygrid.api.identity;

import java.time.Instant;

/**
 * A sign-in that holds for a while.
 *
 * @param token what the client sends as {@code Authorization: Bearer}
 */
record Session(String token, Instant expiresAt, UserAccount user) {}
