package io.citygrid.city.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers that {@code city.yaml} declares, by id, in file order. */
final class LayerDeclarations {
  private final boolean readable;
  private final Map<String, LayerDeclaration> byId = new LinkedHashMap<>();

  /**
   * @param readable false when some declaration could not be read; then a layer that is not here
   *     may have been meant by it
   */
  LayerDeclarations(boolean readable, List<LayerDeclaration> declarations) {
    this.readable = readable;
    declarations.forEach(declaration -> byId.putIfAbsent(declaration.id(), declaration));
  }

  boolean isReadable() {
    return readable;
  }

  Optional<LayerDeclaration> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<LayerDeclaration> all() {
    return List.copyOf(byId.values());
  }
}
