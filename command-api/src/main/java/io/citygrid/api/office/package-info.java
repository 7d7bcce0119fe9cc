/** Tasks of the city's office: drawn up, moved, made in bulk by plans, and looked at. */
@NullMarked
package io.citygrid.api.office;

import org.jspecify.annotations.NullMarked;
