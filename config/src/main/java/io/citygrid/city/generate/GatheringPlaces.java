package io.citygrid.city.generate;

import io.citygrid.city.Names;
import io.citygrid.city.generate.GatheringPlace.Type;
import java.util.List;

/**
 * Where crowds gather in Wuhu: well-known places of the real city, each in its real district. That
 * they exist and what they are called is all that is real.
 */
final class GatheringPlaces {
  static final List<GatheringPlace> WUHU =
      List.of(
          place(Type.SQUARE, "jiuzi", "鸠兹广场", "Jiuzi Square", "340202", 250, 350),
          place(
              Type.STREET,
              "zhongshan",
              "中山路步行街",
              "Zhongshan Road Pedestrian Street",
              "340202",
              290,
              1_000),
          place(Type.STREET, "fenghuang", "凤凰美食街", "Fenghuang Food Street", "340202", 20, 800),
          place(Type.STREET, "gucheng", "芜湖古城", "Wuhu Ancient City", "340202", 190, 1_500),
          place(Type.STREET, "yugeng", "雨耕山", "Yugeng Hill", "340202", 315, 1_900),
          place(Type.PARK, "jinghu", "镜湖公园", "Mirror Lake Park", "340202", 330, 450),
          place(Type.PARK, "zheshan", "赭山公园", "Zheshan Park", "340202", 5, 1_700),
          place(Type.PARK, "binjiang", "滨江公园", "Riverside Park", "340202", 270, 2_300),
          place(Type.PARK, "tingtang", "汀棠公园", "Tingtang Park", "340202", 45, 2_400),
          place(Type.MALL, "babaiban", "八佰伴", "Babaiban Mall", "340202", 70, 900),
          place(Type.MALL, "suning", "苏宁广场", "Suning Plaza", "340202", 120, 1_000),
          place(Type.MALL, "wanda", "镜湖万达广场", "Jinghu Wanda Plaza", "340202", 150, 2_200),
          place(Type.MALL, "jinying", "金鹰国际购物中心", "Golden Eagle Mall", "340202", 230, 1_500),
          place(Type.STATION, "wuhu", "芜湖站", "Wuhu Railway Station", "340202", 85, 1_900),
          place(
              Type.CAMPUS,
              "zheshan",
              "安徽师范大学赭山校区",
              "Anhui Normal University, Zheshan",
              "340202",
              25,
              2_300),
          place(Type.SCENIC, "huanleshijie", "方特欢乐世界", "Fantawild Adventure", "340207", 110, 2_300),
          place(
              Type.SCENIC,
              "dongfangshenhua",
              "方特东方神画",
              "Fantawild Oriental Heritage",
              "340207",
              60,
              2_600),
          place(Type.PARK, "shenshan", "神山公园", "Shenshan Park", "340207", 160, 1_100),
          place(Type.PARK, "diaosu", "芜湖雕塑公园", "Wuhu Sculpture Park", "340207", 200, 1_700),
          place(Type.MALL, "yintai", "银泰城", "Intime City", "340207", 310, 800),
          place(
              Type.STATION, "wuhubei", "芜湖北站", "Wuhu North Railway Station", "340207", 280, 2_000),
          place(Type.VENUE, "aoti", "芜湖奥体中心", "Wuhu Olympic Sports Centre", "340209", 130, 900),
          place(
              Type.STATION, "wuhunan", "芜湖南站", "Wuhu South Railway Station", "340209", 170, 2_000),
          place(
              Type.CAMPUS,
              "huajin",
              "安徽师范大学花津校区",
              "Anhui Normal University, Huajin",
              "340209",
              240,
              1_200),
          place(Type.PARK, "fengminghu", "凤鸣湖公园", "Fengming Lake Park", "340271", 40, 700),
          place(Type.PARK, "longwohu", "龙窝湖", "Longwo Lake", "340272", 300, 1_200),
          place(Type.STATION, "xuanzhou", "芜湖宣州机场", "Wuhu Xuanzhou Airport", "340210", 60, 2_600),
          place(
              Type.STATION,
              "wanzhinan",
              "湾沚南站",
              "Wanzhi South Railway Station",
              "340210",
              200,
              1_300),
          place(Type.SCENIC, "marenqifeng", "马仁奇峰", "Maren Peaks", "340212", 220, 2_600),
          place(
              Type.STATION,
              "fanchangxi",
              "繁昌西站",
              "Fanchang West Railway Station",
              "340212",
              280,
              1_200),
          place(Type.SCENIC, "dapu", "大浦乡村世界", "Dapu Rural World", "340223", 45, 2_200),
          place(Type.STATION, "nanling", "南陵站", "Nanling Railway Station", "340223", 330, 1_500),
          place(Type.PARK, "migongci", "米公祠", "Mi Fu Memorial", "340281", 110, 600),
          place(Type.STATION, "wuwei", "无为站", "Wuwei Railway Station", "340281", 20, 2_000));

  private GatheringPlaces() {}

  private static GatheringPlace place(
      Type type,
      String name,
      String chinese,
      String english,
      String seat,
      double bearingDegrees,
      double meters) {
    return new GatheringPlace(
        type, name, new Names(chinese, english), seat, bearingDegrees, meters);
  }
}
