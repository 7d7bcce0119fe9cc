package io.citygrid.city;

/** What the fences of a layer stand for. */
public enum LayerKind {
  /** Administrative areas; the fence's id is the area's code. */
  AREA,
  /** Grid cells of one grid layer (单元网格); each cell names the area it lies in. */
  GRID,
  /** Any other division that rows of open data carry a label for, such as wards. */
  OTHER
}
