/** A small city for tests of every module; its files lie in the test resources. */
@NullMarked
package io.citygrid.city.testville;

import org.jspecify.annotations.NullMarked;
