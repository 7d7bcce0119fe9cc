package io.citygrid.api.wall;

import io.vertx.core.buffer.Buffer;

/**
 * One file of the page, ready to be sent.
 *
 * @param packed the content, gzip-compressed
 * @param tag its entity tag, with quotes
 */
record Asset(String mediaType, Buffer content, Buffer packed, String tag) {}
