package io.citygrid.city;

/**
 * A subclass of the category tree (小类) with the class (大类) above it.
 *
 * @param code unique in the city: one letter for the kind, then class and subclass, such as {@code
 *     C0102} or {@code E0207}; other cities may use their own codes
 * @param gridLayer id of the grid layer in which cases of this category are located
 */
public record Category(
    String code,
    CategoryKind kind,
    String classCode,
    Names className,
    Names names,
    String gridLayer) {}
