package io.citygrid.api.wall;

import io.vertx.core.buffer.Buffer;

/**
 * A file of the page.
 *
 * @param contentType with charset where it is text
 * @param tag entity tag, with its quotes: follows from the content
 */
record WallAsset(Buffer content, String contentType, String tag) {}
