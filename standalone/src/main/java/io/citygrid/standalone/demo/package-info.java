/**
 * A simulated city life for demonstrations, plain about being one: people who report, sensors that
 * measure and fail, weather. Pure and seeded; what it says is sent by others.
 */
@NullMarked
package io.citygrid.standalone.demo;

import org.jspecify.annotations.NullMarked;
