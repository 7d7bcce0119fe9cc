package io.citygrid.city.generate;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What made roads are called: rows after rivers, columns after mountains, as in many Chinese
 * cities; outside the first town with the town in brackets, since a name stands for one road.
 */
final class RoadNames {
  private static final List<Names> RIVERS =
      List.of(
          new Names("松花江", "Songhuajiang"),
          new Names("黄河", "Huanghe"),
          new Names("淮河", "Huaihe"),
          new Names("汉江", "Hanjiang"),
          new Names("嘉陵江", "Jialingjiang"),
          new Names("长江", "Changjiang"),
          new Names("湘江", "Xiangjiang"),
          new Names("赣江", "Ganjiang"),
          new Names("钱塘江", "Qiantangjiang"),
          new Names("闽江", "Minjiang"),
          new Names("珠江", "Zhujiang"));

  private static final List<Names> MOUNTAINS =
      List.of(
          new Names("峨眉山", "Emeishan"),
          new Names("华山", "Huashan"),
          new Names("嵩山", "Songshan"),
          new Names("衡山", "Hengshan"),
          new Names("天柱山", "Tianzhushan"),
          new Names("黄山", "Huangshan"),
          new Names("九华山", "Jiuhuashan"),
          new Names("庐山", "Lushan"),
          new Names("泰山", "Taishan"),
          new Names("武夷山", "Wuyishan"),
          new Names("雁荡山", "Yandangshan"));

  private static final int MIDDLE = RIVERS.size() / 2;
  private static final List<Names> ROWS =
      List.of(
          new Names("南街", "South Street"),
          new Names("中街", "Middle Street"),
          new Names("北街", "North Street"));
  private static final List<Names> COLUMNS =
      List.of(
          new Names("西路", "West Road"),
          new Names("中路", "Middle Road"),
          new Names("东路", "East Road"));

  private RoadNames() {}

  /**
   * A street of a large town.
   *
   * @param street counts from the middle one, which is 0
   * @param bracketed false where the town need not be named
   */
  static Names ofStreet(Names town, boolean isRow, int street, boolean bracketed) {
    Names name = (isRow ? RIVERS : MOUNTAINS).get(MIDDLE + street);
    boolean isMain = street % StreetGrid.MAIN_STREET == 0;
    String zh = name.zh() + (isMain ? "大道" : "路");
    String en = name.en() + (isMain ? " Avenue" : " Road");
    return bracketed
        ? new Names("%s（%s）".formatted(zh, town.zh()), "%s (%s)".formatted(en, town.en()))
        : new Names(zh, en);
  }

  /** A street of a small town, which has three rows and three columns. */
  static Names ofSmallStreet(Names town, boolean isRow, int street) {
    Names name = (isRow ? ROWS : COLUMNS).get(1 + street);
    return new Names(town.zh() + name.zh(), town.en() + " " + name.en());
  }

  static Names ofExpressway(Names from, Names to) {
    return new Names(
        "%s—%s快速路".formatted(from.zh(), to.zh()), "%s–%s Expressway".formatted(from.en(), to.en()));
  }

  static Names ofHighway(Names from, Names to) {
    return new Names(
        "%s—%s公路".formatted(from.zh(), to.zh()), "%s–%s Highway".formatted(from.en(), to.en()));
  }

  /** What each area is called on signs, by its code; two of them are never called the same. */
  static Map<String, Names> brief(List<Area> areas) {
    Map<String, Names> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (AreaLevel level : List.of(AreaLevel.DISTRICT, AreaLevel.TOWNSHIP)) {
      for (Area area : areas) {
        if (area.level() == level) {
          Names brief = brief(area);
          names.put(area.code(), taken.add(brief.zh()) ? brief : area.names());
        }
      }
    }
    return names;
  }

  /** The name without the word for what it is. */
  private static Names brief(Area area) {
    String zh = area.names().zh();
    String en = area.names().en();
    if (area.level() == AreaLevel.TOWNSHIP) {
      return new Names(zh.replaceFirst("(街道|镇)$", ""), en.replaceFirst(" (Street|Town)$", ""));
    }
    zh = zh.replaceFirst("^(安徽)?(芜湖)", "").replace("经济技术开发区", "经开区");
    en = en.replace("Wuhu Economic and Technological Development", "Economic");
    return new Names(
        zh.replaceFirst("(经济开发区|区|县|市)$", ""),
        en.replaceFirst(" (Economic Development Zone|District|County|City)$", ""));
  }
}
