/**
 * Photos that people take on the spot: checked by content, freed of what they tell besides the
 * picture, kept by content hash, shown to who took them and to who sees a case that they belong to.
 */
@NullMarked
package io.citygrid.api.photos;

import org.jspecify.annotations.NullMarked;
