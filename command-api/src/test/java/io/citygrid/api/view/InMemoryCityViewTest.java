package io.citygrid.api.view;

import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;

class InMemoryCityViewTest extends CityViewContract {
  private final InMemoryCityView view = new InMemoryCityView();

  @Override
  CityView view() {
    return view;
  }

  @Override
  void write(ViewWrite write) {
    view.write(write);
  }

  @Override
  void outcome(String commandId, String json) {
    view.outcome(commandId, json);
  }

  @Override
  void crowd(String area, String json) {
    view.crowd(area, json);
  }

  @Override
  void flow(String area, String json) {
    view.flow(area, json);
  }

  @Override
  void travel(String route, String json) {
    view.travel(route, json);
  }

  @Override
  void cell(String cell, String json) {
    view.cell(cell, json);
  }

  @Override
  void heat(String cell, String json) {
    view.heat(cell, json);
  }

  @Override
  void forgetMarks(ViewKind kind) {
    view.forgetMarks(kind);
  }

  @Override
  void segment(String id, String json) {
    view.segment(id, json);
  }
}
