package io.citygrid.city.load;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.LayerKind;
import io.citygrid.city.Names;
import io.citygrid.geo.crs.CoordinateSystem;
import org.jspecify.annotations.Nullable;

/**
 * What {@code city.yaml} says of a layer.
 *
 * @param level the level whose areas an AREA layer draws; null for other kinds
 * @param file path of the GeoJSON file
 * @param system the coordinate system that the file's coordinates are in
 * @param idProperty property of a feature that is the fence's id
 * @param areaProperty property of a feature that is the code of the area it lies in; empty: the
 *     fences of this layer name no area
 * @param repairsRings true: rings that cross themselves are repaired and reported; false: refused
 * @param line where it starts in city.yaml
 * @param sound false when something in the declaration was refused; its file is then not read,
 *     because what is wrong there might only follow from it
 */
record LayerDeclaration(
    String id,
    LayerKind kind,
    @Nullable AreaLevel level,
    String file,
    CoordinateSystem system,
    String idProperty,
    String areaProperty,
    Names names,
    boolean repairsRings,
    int line,
    boolean sound) {}
