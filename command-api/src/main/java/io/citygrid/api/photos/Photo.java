package io.citygrid.api.photos;

import java.nio.file.Path;

/**
 * A photo that is kept.
 *
 * @param id follows from its content
 */
record Photo(String id, PhotoKind kind, Path file, long bytes) {}
