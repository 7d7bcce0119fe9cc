/** The live view in Redis: batched, version-guarded writes that survive Redis being away. */
@NullMarked
package io.citygrid.jobs.redis;

import org.jspecify.annotations.NullMarked;
