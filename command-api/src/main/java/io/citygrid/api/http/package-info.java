/** Bodies in and out: size limits, gzip, strict JSON with every field error, answers. */
@NullMarked
package io.citygrid.api.http;

import org.jspecify.annotations.NullMarked;
